import { type Client, mayWrite } from '#modules/clients';
import { clientForWorker } from '#modules/clients/index.server';
import type { ColleagueThere } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { actionsKnown, addAction, saveActionState } from './actions.store.server.ts';
import { type Consultation, districtOf, mayBringIn, maySay, pointsAtSomebody } from './consultation.ts';
import type { AskActionForm, BringInForm, DecideForm, InformForm, SayActionForm } from './consultations.forms.ts';
import {
	addConsultation,
	changeConsultation,
	clientsTied,
	consultationsKnown,
	objectTo,
	teamsThatMayHear,
	tieClient,
} from './consultations.store.server.ts';
import { addInvited, invitedTo, noteWhoCame } from './invited.store.server.ts';
import { addLesson } from './lessons.store.server.ts';

/** @throws Refused('consultation-names-somebody', field) */
function refuseNames(texts: Readonly<Record<string, string>>, called = ''): void {
	for (const [field, text] of Object.entries(texts)) {
		const piece = pointsAtSomebody(text, called);
		if (piece) throw new Refused('consultation-names-somebody', field, { piece });
	}
}

/** Somebody this worker helps, to bring in. @throws NotAllowed, NotFound */
export async function clientToBringIn(tx: Tx, actor: Actor, id: string): Promise<Client> {
	if (!mayBringIn(actor)) throw new NotAllowed('consultations.bring-in');
	const client = await clientForWorker(tx, actor, id);
	if (!mayWrite(client)) throw new NotFound('client', id);
	return client;
}

/**
 * Brings in a question, to named colleagues on one day; `colleagues` are those who can be invited. The name comes along only
 * when the person gave a permission for it to every team at the table.
 * @throws NotAllowed, NotFound, Refused('consultation-names-somebody' | 'consultation-nobody' | 'consultation-no-yes' | 'consultation-exception' | 'date-in-past')
 */
export async function bringIn(
	tx: Tx,
	actor: Actor,
	form: BringInForm,
	colleagues: readonly (ColleagueThere & { organisationCalled: string })[],
): Promise<string> {
	const client = await clientToBringIn(tx, actor, form.client);
	const today = clock.today();
	if (form.day < today || form.day > dayAfter(today, 182)) throw new Refused('consultation-day', 'day');
	// Also when the name may come along: that is behind the permission, and these words are not.
	refuseNames({ question: form.question }, client.called);
	if (form.informed === 'exception' && !form.exception) throw new Refused('consultation-exception', 'exception');
	const invited = colleagues.filter(({ id }) => form.invited.includes(id) && id !== actor.personId);
	if (invited.length === 0 || invited.length < form.invited.length) throw new Refused('consultation-nobody', 'invited');
	if (form.named) {
		const may = await teamsThatMayHear(tx, actor.municipalityId, client.id);
		// Nothing is shared with the own team: a colleague there comes too, and reads no name.
		const not = invited.find(({ teamId }) => teamId !== actor.teamId && !may.has(teamId));
		if (not || may.size === 0)
			throw new Refused('consultation-no-yes', 'named', { team: (not ?? invited[0])?.teamName ?? '' });
	}
	const id = newUntimedId();
	const municipality_id = actor.municipalityId;
	await addConsultation(tx, {
		...{ municipality_id, id, owner_id: actor.personId ?? '', owner_called: actor.displayName ?? '' },
		...{
			team_id: actor.teamId ?? '',
			organisation_id: actor.organisationId ?? '',
			area_code: districtOf(client.areaCode),
		},
		...{ question_sealed: form.question, on_day: form.day, place_called: form.place, expert_sealed: form.expert },
		...{ informed: form.informed ?? null, exception_sealed: form.informed === 'exception' ? form.exception : '' },
		made_on: today,
	});
	const tie = { municipality_id, id: newUntimedId(), consultation_id: id, client_id: client.id };
	await tieClient(tx, { ...tie, called_sealed: form.named ? client.called : '' });
	await addInvited(
		tx,
		actor.municipalityId,
		invited.map((one) => ({
			...{ id: newUntimedId(), consultation_id: id, worker_id: one.id, worker_called: one.name },
			...{ team_id: one.teamId, organisation_id: one.organisationId, organisation_called: one.organisationCalled },
		})),
	);
	return id;
}

/** One of this worker's own, that still goes on. @throws NotFound, Refused('consultation-stopped') */
async function own(tx: Tx, actor: Actor, id: string): Promise<Consultation> {
	const [one] = await consultationsKnown(tx, actor.municipalityId, id);
	if (!one || one.ownerId !== actor.personId) throw new NotFound('consultation', id);
	if (one.objectedOn) throw new Refused('consultation-stopped');
	return one;
}

/** The name of who it is about, so that it is not written in words that others read. */
async function calledIn(tx: Tx, actor: Actor, id: string): Promise<string> {
	const tied = await clientsTied(tx, actor.municipalityId);
	const clientId = tied.find(({ consultationId }) => consultationId === id)?.clientId ?? '';
	return (await clientForWorker(tx, actor, clientId)).called;
}

/** Says how the person knows of it. @throws NotFound, Refused('consultation-stopped' | 'consultation-exception' | 'consultation-told') */
export async function inform(tx: Tx, actor: Actor, id: string, form: InformForm): Promise<void> {
	const one = await own(tx, actor, id);
	if (form.informed === 'exception' && !form.exception) throw new Refused('consultation-exception', 'exception');
	// Who was told once is not untold.
	if (one.informed && one.informed !== 'exception' && form.informed === 'exception')
		throw new Refused('consultation-told', 'informed');
	await changeConsultation(tx, actor.municipalityId, id, {
		informed: form.informed,
		exception_sealed: form.informed === 'exception' ? form.exception : one.exception,
	});
}

/** The talk begins, with who is there; not before it is said how the person knows. @throws NotFound, Refused */
export async function beginTalk(tx: Tx, actor: Actor, id: string, attended: readonly string[]): Promise<void> {
	const one = await own(tx, actor, id);
	if (!one.informed) throw new Refused('consultation-not-informed');
	if (!one.beganOn) {
		if (clock.today() < one.onDay) throw new Refused('consultation-too-early', undefined, { day: one.onDay });
		await changeConsultation(tx, actor.municipalityId, id, { began_on: clock.today() });
	}
	await noteWhoCame(tx, actor.municipalityId, id, attended);
}

/** What was decided, and what others may learn of it: that names nobody and leads nowhere. @throws NotFound, Refused */
export async function decide(tx: Tx, actor: Actor, id: string, form: DecideForm): Promise<void> {
	const one = await own(tx, actor, id);
	if (!one.beganOn) throw new Refused('consultation-not-begun', 'decision');
	refuseNames({ decision: form.decision, lesson: form.lesson }, await calledIn(tx, actor, id));
	await changeConsultation(tx, actor.municipalityId, id, { decision_sealed: form.decision });
	const month = `${clock.today().slice(0, 7)}-01`;
	if (form.lesson)
		await addLesson(tx, {
			...{ municipality_id: actor.municipalityId, id: newUntimedId(), words_sealed: form.lesson, month },
		});
}

/** Asks one of the table to do something; they say yes or no themselves. @throws NotFound, Refused */
export async function askAction(tx: Tx, actor: Actor, id: string, form: AskActionForm): Promise<void> {
	const one = await own(tx, actor, id);
	if (!one.beganOn) throw new Refused('consultation-not-begun', 'what');
	refuseNames({ what: form.what }, await calledIn(tx, actor, id));
	if (form.due < clock.today()) throw new Refused('date-in-past', 'due');
	const there = await invitedTo(tx, actor.municipalityId, [id]);
	const called =
		form.worker === actor.personId
			? actor.displayName
			: there.find(({ workerId }) => workerId === form.worker)?.workerCalled;
	if (!called) throw new Refused('consultation-nobody', 'worker');
	await addAction(tx, {
		...{ municipality_id: actor.municipalityId, id: newUntimedId(), consultation_id: id, worker_id: form.worker },
		...{ worker_called: called, what_sealed: form.what, due_on: form.due, made_on: clock.today() },
	});
}

/** Yes or no, and later done or not; by who was asked alone. @throws NotFound */
export async function sayAction(tx: Tx, actor: Actor, form: SayActionForm): Promise<void> {
	const one = (await actionsKnown(tx, actor.municipalityId)).find(({ id }) => id === form.action);
	if (!one || one.workerId !== actor.personId || !maySay(one.state, form.state))
		throw new NotFound('action', form.action);
	if (!(await saveActionState(tx, actor.municipalityId, one.id, one.state, form.state)))
		throw new NotFound('action', form.action);
}

/** The person says no: it stops, and nobody at the table reads it any more. @throws NotFound */
export async function objectToTalk(tx: Tx, id: string): Promise<void> {
	if (!(await objectTo(tx, id))) throw new NotFound('consultation', id);
}
