import { randomBytes } from 'node:crypto';
import { seenPattern } from '#modules/patterns/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newId, newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import type { PrepareForm } from './session.forms.ts';
import { mayPrepare } from './session.policy.ts';
import { collectsQuestions, type Helped, type Session, sessionCode, wasHeld } from './session.ts';
import {
	addAnswer,
	addHelp,
	addQuestion,
	addSession,
	findSession,
	forgetQuestions,
	questionsOf,
	saveAnswered,
	saveChecked,
	saveConfirmed,
	saveMerged,
} from './sessions.store.server.ts';

/** What everybody reads, or a stranger reads aloud, holds nobody's name, number, address or illness. */
function refusePersons(field: string, text: string): void {
	const [first] = findIdentifiers(text);
	if (first) throw new Refused('session-names-somebody', field, { piece: first.piece });
}

/** @throws NotFound */
export async function theSession(tx: Tx, actor: Actor, code: string): Promise<Session> {
	const session = await findSession(tx, actor.municipalityId, code);
	if (!session) throw new NotFound('session', code);
	return session;
}

/** The session, for the workers of its area. @throws NotFound, NotAllowed */
export async function preparedSession(tx: Tx, actor: Actor, code: string): Promise<Session> {
	const session = await theSession(tx, actor, code);
	if (!mayPrepare(actor, session.areaCode)) throw new NotAllowed('sessions.prepare');
	return session;
}

/** Plans a session and gives the code of its page. @throws NotAllowed, NotFound, Refused('date-in-past' | 'session-names-somebody') */
export async function planSession(tx: Tx, actor: Actor, form: PrepareForm): Promise<string> {
	if (!mayPrepare(actor, form.area) || !actor.personId) throw new NotAllowed('sessions.prepare');
	if (form.pattern) await seenPattern(tx, actor, form.pattern);
	refusePersons('about', form.about);
	if (form.on < clock.today()) throw new Refused('date-in-past', 'on');
	const code = sessionCode(randomBytes(6));
	await addSession(tx, actor.municipalityId, {
		id: newId(),
		code,
		institution: form.institution,
		about: form.about,
		areaCode: form.area,
		place: form.place,
		heldOn: form.on,
		startsAt: form.at,
		confirmedOn: null,
		madeOn: clock.today(),
		patternId: form.pattern ?? null,
		madeBy: actor.personId,
	});
	return code;
}

/** The institution said that it comes. */
export async function confirmSession(tx: Tx, actor: Actor, code: string): Promise<void> {
	const { id } = await preparedSession(tx, actor, code);
	await saveConfirmed(tx, actor.municipalityId, id, clock.today());
}

/** Anybody leaves a question, without account and without name. @throws NotFound, Refused('session-is-over' | 'session-names-somebody') */
export async function askQuestion(tx: Tx, actor: Actor, code: string, text: string): Promise<void> {
	const session = await theSession(tx, actor, code);
	if (!collectsQuestions(session, clock.today())) throw new Refused('session-is-over', 'text');
	refusePersons('text', text);
	await addQuestion(tx, actor.municipalityId, {
		// Without time in it: who asked something cannot be told from when.
		id: newUntimedId(),
		sessionId: session.id,
		text,
		source: mayPrepare(actor, session.areaCode) ? 'worker' : 'resident',
		askedOn: clock.today(),
	});
}

/** The same question in other words. @throws NotFound */
export async function mergeQuestions(
	tx: Tx,
	actor: Actor,
	code: string,
	{ question, into }: { question: string; into: string },
): Promise<void> {
	const { id } = await preparedSession(tx, actor, code);
	const standing = (await questionsOf(tx, actor.municipalityId, id)).filter(({ mergedInto }) => mergedInto === null);
	if (question === into || !standing.some((one) => one.id === question) || !standing.some((one) => one.id === into))
		throw new NotFound('question', question);
	await saveMerged(tx, actor.municipalityId, question, into);
}

/** Keeps an answer for everybody. */
export async function keepAnswer(
	tx: Tx,
	actor: Actor,
	code: string,
	form: { question?: string | undefined; words: string; answer: string },
): Promise<void> {
	const session = await preparedSession(tx, actor, code);
	refusePersons('words', form.words);
	await addAnswer(tx, actor.municipalityId, {
		id: newId(),
		sessionId: session.id,
		question: form.words,
		answer: form.answer,
		checkedOn: clock.today(),
		madeAt: clock.now(),
	});
	if (form.question) await saveAnswered(tx, actor.municipalityId, form.question, clock.now());
}

/** Looked at again: it is still true. @throws NotFound */
export async function recheckAnswer(tx: Tx, actor: Actor, code: string, id: string): Promise<void> {
	await preparedSession(tx, actor, code);
	if (!(await saveChecked(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('answer', id);
}

/** Did it help? @throws NotFound, Refused('session-not-yet') */
export async function tellHelped(tx: Tx, actor: Actor, code: string, helped: Helped): Promise<void> {
	const session = await theSession(tx, actor, code);
	if (!wasHeld(session, clock.today())) throw new Refused('session-not-yet', 'helped');
	await addHelp(tx, actor.municipalityId, { id: newUntimedId(), sessionId: session.id, helped, toldOn: clock.today() });
}

/** Ninety days after the session its questions go, five years after it the page; until then the answers stay. */
export async function tidySessions(): Promise<void> {
	const before = (days: number) => new Date(Date.parse(clock.today()) - days * 86_400_000).toISOString().slice(0, 10);
	for (const { id } of await currentMunicipalities())
		await asTask('sessions.tidy', id, 'community', (tx) => forgetQuestions(tx, id, before(90), before(5 * 365)));
}
