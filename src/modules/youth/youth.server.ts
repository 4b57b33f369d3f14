import { randomBytes } from 'node:crypto';
import { actionProgrammesIn } from '#modules/action-programme/index.server';
import { hasEnded } from '#modules/initiatives';
import { findInitiative } from '#modules/initiatives/index.server';
import { workersStillHere } from '#modules/people/index.server';
import { codeFrom, readCode } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { dayAfter } from '#platform/wall-time';
import type { AnswerYouthForm, AskYouthForm, NewYouthForm, WriteYouthForm } from './youth.forms.ts';
import {
	addAsk,
	addYouth,
	asksOf,
	closeAsk,
	draftsOf,
	removeYouth,
	saveAnswer,
	saveCode,
	saveLookedOver,
	shownWords,
	workersLeft,
	workersOfYouth,
	youthOf,
} from './youth.store.server.ts';
import {
	type AskOutcome,
	mayAnswerYouth,
	mayKnowYouth,
	needsParent,
	owesAnswer,
	type ParentHow,
	stands,
} from './youth.ts';
import {
	askYesByCode,
	movesByCode,
	sayYesByCode,
	stopByCode,
	takeOverByCode,
	wordAwayByCode,
	wordYesByCode,
	writeByCode,
	youthByCode,
} from './youth-code.store.server.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const youthCodeHash = (code: string): string => keyedHash('youth-code', code);

/** Everybody reads it: nobody's name, number, address or illness. */
function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('youth-names-somebody', field, { piece: first.piece });
	}
}

const newCode = (): string => codeFrom(randomBytes(16));
const calledOf = (actor: Actor): string => (actor.displayName ?? '').slice(0, 60);

/** Somebody young whom this worker knows. Their code comes back once. @throws NotAllowed */
export async function beginYouth(tx: Tx, actor: Actor, form: NewYouthForm): Promise<{ id: string; code: string }> {
	if (!mayKnowYouth(actor, form.area) || !actor.personId) throw new NotAllowed('youth.tend');
	refusePersons({ called: form.called.includes(' ') ? form.called : '' });
	const code = newCode();
	const id = newUntimedId();
	await addYouth(tx, actor.municipalityId, {
		...{ id, areaCode: form.area, called: form.called, band: form.band, madeOn: clock.today() },
		...{ workerId: actor.personId, workerCalled: calledOf(actor), codeHash: youthCodeHash(code) },
	});
	return { id, code };
}

async function known(tx: Tx, actor: Actor, id: string) {
	const one = (await youthOf(tx, actor.municipalityId)).find((youth) => youth.id === id);
	if (!one) throw new NotFound('youth', id);
	return one;
}

/** A slip was lost: the code before stops, and their yes is asked again. @throws NotFound */
export async function newYouthCode(tx: Tx, actor: Actor, id: string): Promise<string> {
	await known(tx, actor, id);
	const code = newCode();
	await saveCode(tx, actor.municipalityId, id, { code_hash: youthCodeHash(code) }, clock.today());
	return code;
}

/** For the parent, whom this worker saw or called: who gave it and how stands with it. @throws NotFound */
export async function giveParentCode(tx: Tx, actor: Actor, id: string, how: ParentHow): Promise<string> {
	const { band } = await known(tx, actor, id);
	if (!needsParent(band) || !actor.personId) throw new NotFound('youth', id);
	const code = newCode();
	const set = { parent_hash: youthCodeHash(code), parent_how: how, parent_by: actor.personId };
	await saveCode(tx, actor.municipalityId, id, set, clock.today());
	return code;
}

/** "I want another worker": a code for once, never their own. @throws NotFound */
export async function moveYouth(tx: Tx, code: string): Promise<string> {
	const move = newCode();
	orGone(await movesByCode(tx, youthCodeHash(code), youthCodeHash(move)));
	return move;
}

/** Somebody young chose this worker, by a code for once. @throws Refused('youth-code') */
export async function takeOverYouth(tx: Tx, actor: Actor, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	const id = code && (await takeOverByCode(tx, youthCodeHash(code), calledOf(actor)));
	if (!id) throw new Refused('youth-code', 'code');
	return id;
}

/** Said aloud that they want to stop: everything goes. @throws NotFound */
export async function endYouth(tx: Tx, actor: Actor, id: string): Promise<void> {
	await known(tx, actor, id);
	if (!(await removeYouth(tx, actor.municipalityId, id))) throw new NotFound('youth', id);
}

/** The worker they know read the words as they are: they may be shown, or not like this and why. @throws NotFound */
export async function lookOverYouth(tx: Tx, actor: Actor, { word, back }: { word: string; back: string }) {
	const its = (await draftsOf(tx, actor.municipalityId)).find(({ id }) => id === word);
	if (!its || !(await saveLookedOver(tx, actor.municipalityId, word, back, clock.today())))
		throw new NotFound('youth-word', word);
	return its.youthId;
}

/** What adults say to it, who says so by function, and for "later" by when. @throws NotFound, NotAllowed, Refused */
export async function answerYouth(tx: Tx, actor: Actor, form: AnswerYouthForm): Promise<void> {
	const [word] = await shownWords(tx, actor.municipalityId, { id: form.word });
	if (!word) throw new NotFound('youth-word', form.word);
	if (!mayAnswerYouth(actor, word.areaCode)) throw new NotAllowed('youth.answer');
	if (!owesAnswer(word)) throw new NotFound('youth-word', form.word);
	refusePersons({ answer: form.answer, by: form.by });
	const today = clock.today();
	if (form.became === 'later' && (form.due <= today || form.due > dayAfter(today, 365)))
		throw new Refused('youth-due', 'due');
	const saved = await saveAnswer(tx, actor.municipalityId, word.id, {
		...{ answer: form.answer, answer_by: form.by, became: form.became, answered_on: today },
		...(form.became === 'later' && { due_on: form.due }),
	});
	if (!saved) throw new NotFound('youth-word', form.word);
}

/** A code as people type it, of somebody young or of a parent. @throws Refused('youth-code') */
export async function openYouthCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await youthByCode(tx, youthCodeHash(code)))) throw new Refused('youth-code', 'code');
	return code;
}

const orGone = (done: boolean): void => {
	if (!done) throw new NotFound('youth', 'code');
};
/**
 * Yes for a year, of somebody young or of a parent; again at any time. The first one gives a new code, which nobody else saw.
 * Returns the code to go on with. @throws NotFound
 */
export async function sayYouthYes(tx: Tx, code: string): Promise<string> {
	const hash = youthCodeHash(code);
	const one = await youthByCode(tx, hash);
	const fresh = one && !(one.parent ? one.parentYesOn : one.ownYesOn) ? newCode() : null;
	orGone(await sayYesByCode(tx, hash, fresh && youthCodeHash(fresh), clock.today()));
	return fresh ?? code;
}
/** A parent's yes to one meeting. @throws NotFound */
export const sayAskYes = async (tx: Tx, code: string, ask: string): Promise<void> =>
	orGone(await askYesByCode(tx, youthCodeHash(code), ask, clock.today()));
/** Everything goes at once, by either of the two. @throws NotFound */
export const stopYouth = async (tx: Tx, code: string): Promise<void> =>
	orGone(await stopByCode(tx, youthCodeHash(code)));
/** Yes to these very words, after the worker looked them over. @throws NotFound */
export const sayWordYes = async (tx: Tx, code: string, word: string): Promise<void> =>
	orGone(await wordYesByCode(tx, youthCodeHash(code), word, clock.today()));
/** One text goes at once, by either of the two. @throws NotFound */
export const takeWordAway = async (tx: Tx, code: string, word: string): Promise<void> =>
	orGone(await wordAwayByCode(tx, youthCodeHash(code), word));

/** Somebody young writes, themselves. @throws NotFound, Refused('youth-no-yes' | 'youth-names-somebody' | 'not-found') */
export async function writeAsYouth(tx: Tx, actor: Actor, code: string, form: WriteYouthForm): Promise<void> {
	const hash = youthCodeHash(code);
	const one = await youthByCode(tx, hash);
	if (!one || one.parent) throw new NotFound('youth', 'code');
	const today = clock.today();
	if (!stands(one, today)) throw new Refused('youth-no-yes');
	refusePersons({ words: form.words });
	const programme = form.kind === 'plan' ? form.programme : undefined;
	const initiative = form.kind === 'idea' ? form.initiative : undefined;
	const plans = programme ? await actionProgrammesIn(tx, actor.municipalityId, one.areaCode) : [];
	if (programme && !plans.some(({ id }) => id === programme)) throw new NotFound('programme', programme);
	const found = initiative ? await findInitiative(tx, initiative) : undefined;
	if (initiative && (!found?.publishedAt || hasEnded(found))) throw new NotFound('initiative', initiative);
	const word = { id: newUntimedId(), kind: form.kind, words: form.words };
	const links = { programmeId: programme ?? null, initiativeId: initiative ?? null };
	if (!(await writeByCode(tx, hash, { ...word, ...links }, today))) throw new Refused('youth-no-yes');
}

/** Somebody would like what is given: to the worker, never to the young person. @throws NotFound */
export async function askYouth(tx: Tx, actor: Actor, id: string, form: AskYouthForm): Promise<void> {
	refusePersons({ words: form.words });
	const [word] = await shownWords(tx, actor.municipalityId, { id });
	if (word?.kind !== 'give') throw new NotFound('youth-word', id);
	await addAsk(tx, actor.municipalityId, {
		...{ id: newUntimedId(), wordId: id, called: form.called, reach: form.reach, words: form.words },
		askedOn: clock.today(),
	});
}

/** It was given, or it did not come to it; name and number go. Gives the young person. @throws NotFound, Refused('youth-ask-parent') */
export async function endAsk(tx: Tx, actor: Actor, { ask, outcome }: { ask: string; outcome: AskOutcome }) {
	const one = (await asksOf(tx, actor.municipalityId)).find(({ id }) => id === ask);
	const word = (await draftsOf(tx, actor.municipalityId)).find(({ id }) => id === one?.wordId);
	if (!one || !word) throw new NotFound('youth-ask', ask);
	const { band } = await known(tx, actor, word.youthId);
	if (outcome === 'given' && needsParent(band) && !one.parentYesOn) throw new Refused('youth-ask-parent');
	if (!(await closeAsk(tx, actor.municipalityId, ask, outcome, clock.today()))) throw new NotFound('youth-ask', ask);
	return word.youthId;
}

/** `role.ended`: a young person whose worker is gone is told so, and what they give waits until they chose another. */
export async function noteWorkersLeft({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	await asTask('youth.tend', municipalityId, 'community', async (tx) => {
		const ids = (await workersOfYouth(tx, municipalityId)).map(({ workerId }) => workerId);
		const still = await workersStillHere(tx, municipalityId, ids, ['social_broker', 'team_worker']);
		const gone = ids.filter((id) => !still.has(id));
		await workersLeft(tx, municipalityId, gone, clock.today());
	});
}
/** Every hour: a role may run out by itself. */
export async function tendYouth(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await noteWorkersLeft({ municipalityId: id });
}
