import { isSensitiveNeed } from '#modules/needs';
import { learnedIn, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { captureSignal } from '#modules/signals/index.server';
import { findMapEntry } from '#modules/social-map/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { type AppEvent, tell } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import type { LogForm, WordsForm } from './desk.forms.ts';
import type { DeskQuestion } from './desk.ts';
import { addQuestion, changeQuestion, findDesk, findQuestion } from './desks.store.server.ts';
import { ownDesk } from './stand-at-desk.server.ts';

/**
 * Nobody's number or address goes into the log, and what looks like a name only after a second look: it may be an institution.
 * An illness may be what it is about.
 */
export function refusePersons(field: string, text: string, looked: boolean): void {
	const found = findIdentifiers(text).filter(({ kind }) => kind !== 'health');
	const sure = found.find(({ kind }) => kind !== 'name');
	if (sure) throw new Refused('desk-names-somebody', field, { piece: sure.piece });
	if (found[0] && !looked) throw new Refused('desk-look-again', field, { piece: found[0].piece });
}

/** Keeps what was asked, with the subject it clearly is about. @throws NotFound, Refused('desk-names-somebody' | 'desk-look-again') */
export async function logQuestion(
	tx: Tx,
	actor: Actor,
	deskId: string,
	{ vraag, soort, gekeken }: LogForm,
): Promise<string> {
	const desk = await ownDesk(tx, actor, deskId);
	refusePersons('vraag', vraag, gekeken);
	const guess = suggestNeedsFor(vraag, 1, await learnedIn(tx, actor.municipalityId));
	const id = newUntimedId();
	await addQuestion(tx, actor.municipalityId, {
		id,
		deskId: desk.id,
		askedOn: clock.today(),
		words: vraag,
		needCode: guess !== 'abstain' && guess[0]?.sure ? guess[0].code : null,
		kind: soort,
	});
	await tell(tx, actor, 'community', 'desk.asked', id);
	return id;
}

/** A question of a desk of the actor's. @throws NotFound */
export async function deskQuestion(tx: Tx, actor: Actor, deskId: string, id: string): Promise<DeskQuestion> {
	const desk = await ownDesk(tx, actor, deskId);
	const question = await findQuestion(tx, actor.municipalityId, id);
	if (question?.deskId !== desk.id) throw new NotFound('desk-question', id);
	return question;
}

type At = { deskId: string; id: string };

/** What it is about, by hand. @throws NotFound, Refused('unknown-need') */
export async function setSubject(
	tx: Tx,
	actor: Actor,
	{ deskId, id }: At,
	needCode: string | undefined,
): Promise<void> {
	await deskQuestion(tx, actor, deskId, id);
	if (needCode && !theNeeds().needByCode.has(needCode)) throw new Refused('unknown-need', 'onderwerp');
	mustChange(await changeQuestion(tx, actor.municipalityId, id, { need_code: needCode ?? null }));
	await tell(tx, actor, 'community', 'desk.asked', id);
}

/** The answer: something on the map. @throws NotFound, Refused('desk-handed-up') */
export async function answerFromMap(tx: Tx, actor: Actor, { deskId, id }: At, entryId: string): Promise<void> {
	await deskQuestion(tx, actor, deskId, id);
	const entry = await findMapEntry(tx, actor, entryId);
	const set = { outcome: 'answered', answer_entry_id: entry.id, answer_words: '' } as const;
	mustChange(await changeQuestion(tx, actor.municipalityId, id, set));
}

/** The answer in own words. */
export async function answerInWords(
	tx: Tx,
	actor: Actor,
	{ deskId, id }: At,
	{ antwoord, gekeken }: WordsForm,
): Promise<void> {
	await deskQuestion(tx, actor, deskId, id);
	refusePersons('antwoord', antwoord, gekeken);
	const set = { outcome: 'answered', answer_entry_id: null, answer_words: antwoord } as const;
	mustChange(await changeQuestion(tx, actor.municipalityId, id, set));
}

/** "Niet gelukt": that counts too. */
export async function notFound(tx: Tx, actor: Actor, { deskId, id }: At): Promise<void> {
	await deskQuestion(tx, actor, deskId, id);
	const set = { outcome: 'not', answer_entry_id: null, answer_words: '' } as const;
	mustChange(await changeQuestion(tx, actor.municipalityId, id, set));
}

function mustChange(done: boolean): void {
	if (!done) throw new Refused('desk-handed-up');
}

/** The same for the same question, and no way back from it to the words in the log. */
function signalIdOf(questionId: string): string {
	const bytes = Buffer.from(keyedHash('desk-signal', questionId), 'base64url').subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Something was asked (`desk.asked`): a signal of nobody, with the words of its subject and not those of the log, so that patterns
 * count it. A subject that says too much of somebody is never passed on. Twice is once, and the first subject stays.
 */
export async function passOnAsked({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	const asked = await asTask('desk.tell', municipalityId, 'community', async (tx) => {
		const question = await findQuestion(tx, municipalityId, subjectId);
		const desk = question && (await findDesk(tx, municipalityId, question.deskId));
		return desk && { needCode: question.needCode, areaCode: desk.areaCode, askedOn: question.askedOn };
	});
	const need = asked?.needCode ? theNeeds().needByCode.get(asked.needCode) : undefined;
	if (!asked || !need || isSensitiveNeed(theNeeds(), need.code)) return;
	const nobody = anonymous(municipalityId);
	try {
		await asActor(nobody, 'community', (tx) =>
			captureSignal(
				tx,
				nobody,
				{
					id: signalIdOf(subjectId),
					code: undefined,
					kind: 'zoek',
					text: `Gevraagd aan de balie: ${need.nl}`,
					postcode: undefined,
					areaCode: asked.areaCode,
					needCode: need.code,
					personId: undefined,
					contact: undefined,
					contactAgreed: false,
					// No more than the day.
					capturedAt: `${asked.askedOn}T10:00:00.000Z`,
					confirmed: undefined,
					language: undefined,
				},
				asked.areaCode,
			),
		);
	} catch (problem) {
		if (!(problem instanceof Conflict)) throw problem;
	}
}
