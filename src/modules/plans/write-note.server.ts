import { clock } from '#platform/clock';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import {
	addNote,
	addSaying,
	addScratch,
	notesOf,
	removeSaying,
	removeScratch,
	showNote,
} from './notes.store.server.ts';
import type { NoteForm, NoteShownForm, SayForm } from './plan.forms.ts';
import { mayCorrect } from './plan.policy.ts';
import { planOf } from './plan.store.server.ts';
import { type PlanAsk, type Writer, writerOn } from './writer.server.ts';

type With<F> = PlanAsk & { form: F };
/** A note that is first told in person waits two weeks at most. */
const waitsAtMost = 14;

/** For who helps alone. @throws NotFound */
async function helperOn(ask: PlanAsk): Promise<Writer & { workerId: string }> {
	const writer = await writerOn(ask);
	if (writer.byPerson || !ask.actor.personId) throw new NotFound('note', writer.client.id);
	return { ...writer, workerId: ask.actor.personId };
}

/**
 * What was said in a talk. The person reads it at once, unless it is first told in person, is about others, or safety holds it.
 * A correction is its writer's own; a text without what is about others follows the one that holds it.
 * @throws NotFound, Refused('plan-note-later')
 */
export async function writeNote(ask: With<NoteForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, workerId } = await helperOn(ask);
	if (form.later && (form.later <= by.on || form.later > dayAfter(by.on, waitsAtMost)))
		throw new Refused('plan-note-later', 'later');
	const follows = form.follows
		? (await notesOf(tx, actor.municipalityId, client.id)).find(({ id }) => id === form.follows)
		: undefined;
	if (form.follows && !follows) throw new NotFound('note', form.follows);
	const as = follows ? (form.as ?? 'correction') : null;
	if (follows && as === 'correction' && !mayCorrect(actor, follows)) throw new NotFound('note', follows.id);
	await addNote(
		tx,
		actor.municipalityId,
		client.id,
		{
			...{ id: newId(), words: form.words, followsId: follows?.id ?? null, followsAs: as },
			...{ aboutOthers: as === 'redaction' ? false : form.aboutOthers, held: form.held },
			...{ sharedFrom: form.later ?? by.on, writtenOn: by.on, byId: workerId, byCalled: by.by, byPerson: false },
		},
		clock.now(),
	);
}

/** The person writes something beside it. @throws NotFound */
export async function writeOwnNote(ask: With<{ words: string }>): Promise<void> {
	const { client, by, byPerson } = await writerOn(ask);
	if (!byPerson) throw new NotFound('note', client.id);
	const own = {
		aboutOthers: false,
		held: false,
		sharedFrom: by.on,
		writtenOn: by.on,
		byId: null,
		byCalled: by.by,
		byPerson: true,
	};
	const note = { id: newId(), words: ask.form.words, followsId: null, followsAs: null, ...own };
	await addNote(ask.tx, ask.actor.municipalityId, client.id, note, clock.now());
}

/** Shown to the person from now on, or held back for safety. @throws NotFound */
export async function changeShown(ask: With<NoteShownForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by } = await helperOn(ask);
	const note = (await notesOf(tx, actor.municipalityId, client.id)).find(({ id }) => id === form.note);
	if (!note || note.byPerson) throw new NotFound('note', form.note);
	// What was shared already stays shared from the day it was; what waited is shared today.
	const from = note.sharedFrom > by.on ? { shared_from: by.on } : {};
	const set = form.show === 'hold' ? { held: true } : { held: false, ...from };
	await showNote(tx, actor.municipalityId, client.id, note.id, set);
}

/**
 * A remark, or a statement that stands beside the plan, a goal or a note. A statement is of the person; spoken or on paper, a
 * worker writes it down for them.
 * @throws NotFound
 */
export async function sayAbout(ask: With<SayForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, byPerson } = await writerOn(ask);
	const ids =
		form.aboutKind === 'note'
			? (await notesOf(tx, actor.municipalityId, client.id)).map(({ id }) => id)
			: ((await planOf(tx, actor.municipalityId, client.id))?.goals ?? []).map(({ id }) => id);
	if (form.aboutKind !== 'plan' && !(form.about && ids.includes(form.about)))
		throw new NotFound(form.aboutKind, form.about);
	const forPerson = !byPerson && (form.kind === 'statement' || form.spoken);
	await addSaying(tx, actor.municipalityId, client.id, {
		...{ id: newId(), aboutKind: form.aboutKind, aboutId: form.aboutKind === 'plan' ? null : (form.about ?? null) },
		...{ kind: form.kind, words: form.words, saidOn: by.on, saidBy: forPerson ? '' : by.by },
		...{ byPerson: byPerson || forPerson, recordedBy: forPerson ? (actor.personId ?? null) : null },
		accountId: byPerson ? (actor.accountId ?? null) : null,
	});
}

/** Only who said it takes it away; what a worker wrote down, the person. @throws NotFound */
export async function takeSayingAway(ask: With<{ saying: string }>): Promise<void> {
	const { client, byPerson } = await writerOn(ask);
	if (!byPerson || !(await removeSaying(ask.tx, ask.actor.municipalityId, client.id, ask.form.saying)))
		throw new NotFound('saying', ask.form.saying);
}

/** A note to oneself, for two weeks. @throws NotFound */
export async function writeScratch(ask: With<{ words: string }>): Promise<void> {
	const { client, by, workerId } = await helperOn(ask);
	const note = { id: newId(), words: ask.form.words, madeOn: by.on };
	await addScratch(ask.tx, ask.actor.municipalityId, client.id, workerId, note);
}

/** @throws NotFound */
export async function throwScratchAway(ask: With<{ note: string }>): Promise<void> {
	const { client } = await helperOn(ask);
	if (!(await removeScratch(ask.tx, ask.actor.municipalityId, client.id, ask.form.note)))
		throw new NotFound('note', ask.form.note);
}
