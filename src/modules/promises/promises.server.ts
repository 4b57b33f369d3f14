import { randomBytes } from 'node:crypto';
import { theSession } from '#modules/sessions/index.server';
import { codeFrom } from '#modules/signals';
import { captureSignal } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import type { PromiseForm, WishForm } from './promise.forms.ts';
import { mayTendPromise } from './promise.policy.ts';
import type { Promised } from './promise.ts';
import {
	addMove,
	addPromise,
	changeOwner,
	changePromise,
	findPromise,
	ownerSays,
	promiseOfCode,
	type Said,
} from './promises.store.server.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const promiseCodeHash = (code: string): string => keyedHash('promise-code', code);
export const newPromiseCode = (): string => codeFrom(randomBytes(16));

/** Everybody reads it: nobody's name, number, address or illness. */
function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('promise-names-somebody', field, { piece: first.piece });
	}
}

/** @throws NotFound */
export async function thePromise(tx: Tx, actor: Pick<Actor, 'municipalityId'>, id: string): Promise<Promised> {
	const promise = await findPromise(tx, actor.municipalityId, id);
	if (!promise) throw new NotFound('promise', id);
	return promise;
}

/** One that is open, for the workers of its area. @throws NotFound, NotAllowed, Refused('promise-over') */
async function tendedPromise(tx: Tx, actor: Actor, id: string): Promise<Promised> {
	const promise = await thePromise(tx, actor, id);
	if (!mayTendPromise(actor, promise.areaCode)) throw new NotAllowed('promises.tend');
	if (promise.outcome) throw new Refused('promise-over');
	return promise;
}

/**
 * A promise, caught while it is made. On the board at once.
 * @throws NotFound, NotAllowed, Refused('date-in-past' | 'promise-names-somebody')
 */
export async function catchPromise(tx: Tx, actor: Actor, form: PromiseForm): Promise<string> {
	if (!mayTendPromise(actor, form.area) || !actor.personId) throw new NotAllowed('promises.catch');
	const session = form.session ? await theSession(tx, actor, form.session) : undefined;
	if (form.due < clock.today()) throw new Refused('date-in-past', 'due');
	refusePersons({ words: form.words, meeting: form.meeting, organisation: form.organisation, job: form.job });
	const id = newId();
	await addPromise(
		tx,
		actor.municipalityId,
		{
			id,
			areaCode: form.area,
			sessionId: session?.id ?? null,
			meeting: form.meeting,
			madeOn: clock.today(),
			words: form.words,
			organisation: form.organisation,
			job: form.job,
			dueOn: form.due,
		},
		{ called: form.called, mail: form.mail, notedBy: actor.personId },
	);
	return id;
}

/** A wish goes where every wish goes: it is a signal of that area. @throws NotAllowed, Refused with what the signals say */
export async function catchWish(tx: Tx, actor: Actor, form: WishForm, municipalityCode: string): Promise<void> {
	if (!mayTendPromise(actor, form.area)) throw new NotAllowed('promises.catch');
	await captureSignal(
		tx,
		actor,
		{ kind: 'wil', text: form.wish, areaCode: form.area, contactAgreed: false },
		municipalityCode,
	).catch((problem) => {
		// The door of signals calls its field by another name.
		throw problem instanceof Refused && problem.field === 'text'
			? new Refused(problem.code, 'wish', problem.facts)
			: problem;
	});
}

/** Kept, with how if there is something to tell. @throws NotFound, NotAllowed, Refused('promise-over' | 'promise-names-somebody') */
export const keepPromise = (tx: Tx, actor: Actor, id: string, how: string): Promise<void> =>
	endPromise(tx, actor, id, 'kept', how, 'how');

/** Broken, always with why. @throws NotFound, NotAllowed, Refused('promise-over' | 'promise-names-somebody') */
export const breakPromise = (tx: Tx, actor: Actor, id: string, why: string): Promise<void> =>
	endPromise(tx, actor, id, 'broken', why, 'why');

async function endPromise(
	tx: Tx,
	actor: Actor,
	id: string,
	outcome: 'kept' | 'broken',
	words: string,
	field: string,
): Promise<void> {
	const promise = await tendedPromise(tx, actor, id);
	refusePersons({ [field]: words });
	const set = { outcome, outcome_words: words, ended_on: clock.today() };
	if (!(await changePromise(tx, actor.municipalityId, promise, set))) throw new Refused('promise-over');
}

/** A later day, with why; the day before stays on the board. @throws NotFound, NotAllowed, Refused('date-in-past' | 'promise-over' | 'promise-names-somebody') */
export async function movePromise(
	tx: Tx,
	actor: Actor,
	id: string,
	{ until, reason }: { until: string; reason: string },
): Promise<void> {
	const promise = await tendedPromise(tx, actor, id);
	refusePersons({ reason });
	if (until < clock.today() || until === promise.dueOn) throw new Refused('date-in-past', 'until');
	if (!(await changePromise(tx, actor.municipalityId, promise, { due_on: until }))) throw new Refused('promise-over');
	await addMove(tx, actor.municipalityId, {
		id: newId(),
		promiseId: id,
		wasDueOn: promise.dueOn,
		movedOn: clock.today(),
		why: reason,
	});
	await changeOwner(tx, actor.municipalityId, id, { reminded_on: null, late_told_on: null });
}

/** The promise behind the link in a reminder. @throws NotFound */
export async function promiseByCode(tx: Tx, actor: Actor, code: string): Promise<Promised> {
	const id = await promiseOfCode(tx, promiseCodeHash(code));
	if (!id) throw new NotFound('promise', 'code');
	return thePromise(tx, actor, id);
}

/** The owner tells it themselves; gives the id for the page everybody reads. @throws NotFound, Refused('date-in-past' | 'promise-names-somebody') */
export async function ownerTells(
	tx: Tx,
	actor: Actor,
	code: string,
	said: Said['said'],
	field: string,
	words: string,
	until: string | null = null,
): Promise<string> {
	const { id } = await promiseByCode(tx, actor, code);
	refusePersons({ [field]: words });
	const today = clock.today();
	if (until !== null && until < today) throw new Refused('date-in-past', 'until');
	const done = await ownerSays(tx, promiseCodeHash(code), { said, words, until, today, move: newId() });
	if (!done) throw new NotFound('promise', 'code');
	return id;
}
