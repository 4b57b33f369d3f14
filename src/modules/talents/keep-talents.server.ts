import { findArea } from '#modules/areas/index.server';
import { learnedIn, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import type { PersonCard } from '#modules/people';
import { cardOrKept, findCard } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { mayKeepTalents, mayReadTalents } from './talent.policy.ts';
import { mostTalents, type Talent, type TalentKind } from './talent.ts';
import type { AddTalentInput, ChangeTalentInput } from './talents.forms.ts';
import { insertTalent, talentById, talentsOnCard, updateTalent } from './talents.store.server.ts';

export type TalentSaid = {
	words: string;
	/** Left out: guessed when it is new and its words are clear, and left as it was when it is not. Null or '': none. */
	needCode?: string | null | undefined;
	/** May be used to look for a match, by other teams too and without a name. Only after being asked. */
	shared?: boolean | undefined;
	/** Not now; ask again on this day. */
	wakeOn?: string | null | undefined;
	/** The writer looked again at words in which somebody could be recognised. */
	looked?: boolean | undefined;
};
export type TalentToAdd = TalentSaid & {
	/** May come from the phone; used by another it is refused. */
	id?: string | undefined;
	cardId: string;
	kind: TalentKind;
	/** That of the card when left out. */
	areaCode?: string | null | undefined;
};

/**
 * Writes down what somebody can or wants.
 * @throws NotFound, NotAllowed, Refused('text-points-at-person' | 'unknown-need' | 'unknown-area' | 'date-in-past' | 'too-many'), Conflict('id-in-use')
 */
export async function addTalent(tx: Tx, actor: Actor, said: TalentToAdd): Promise<Talent> {
	const card = await cardToWriteOn(tx, actor, said.cardId);
	check(said);
	if (said.areaCode && !(await findArea(tx, actor.municipalityId, said.areaCode)))
		throw new Refused('unknown-area', 'gebied');
	const id = said.id ?? newId();
	const there = await talentsOnCard(tx, card.id);
	if (there.length >= mostTalents && !there.some((one) => one.id === id)) throw new Refused('too-many', 'woorden');
	const made = await insertTalent(tx, {
		municipalityId: actor.municipalityId,
		id,
		cardId: card.id,
		kind: said.kind,
		words: said.words,
		needCode: said.needCode === undefined ? await surelyAbout(tx, actor, said.words) : said.needCode || null,
		areaCode: said.areaCode || null,
		sharedSince: said.shared ? clock.today() : null,
		wakeOn: said.wakeOn || null,
		today: clock.today(),
		madeBy: actor.personId ?? null,
		madeAt: clock.now(),
	});
	const talent = await talentById(tx, id);
	if (!talent || (!made && (talent.cardId !== card.id || talent.words !== said.words))) throw new Conflict('id-in-use');
	if (made) await tell(tx, actor, 'community', 'talent.added', id);
	return talent;
}

/** What the forms say, for these commands. */
export const talentSaid = (cardId: string, { id, soort, woorden, delen, gekeken }: AddTalentInput): TalentToAdd => ({
	id,
	cardId,
	kind: soort,
	words: woorden,
	shared: delen,
	looked: gekeken,
});
export const talentSaidNow = ({ woorden, onderwerp, delen, gekeken, weer }: ChangeTalentInput): TalentSaid => ({
	words: woorden,
	needCode: onderwerp,
	shared: delen,
	looked: gekeken,
	wakeOn: weer,
});

/** Puts it as it is now. Saying it again is saying that it still holds. @throws as `addTalent` */
export async function changeTalent(
	tx: Tx,
	actor: Actor,
	cardId: string,
	id: string,
	said: TalentSaid,
): Promise<Talent> {
	const talent = await theirTalent(tx, actor, cardId, id);
	check(said);
	await updateTalent(tx, actor.municipalityId, id, {
		words: said.words,
		...(said.needCode !== undefined && { need_code: said.needCode || null }),
		shared_since: said.shared ? (talent.sharedSince ?? clock.today()) : null,
		wake_on: said.wakeOn || null,
		confirmed_on: clock.today(),
	});
	await tell(tx, actor, 'community', 'talent.changed', id);
	return { ...talent, ...((await talentById(tx, id)) ?? {}) };
}

/** One tap: shared from now on, or no longer. Whoever looked for a match with it is told through `talent.changed`. */
export async function shareTalent(tx: Tx, actor: Actor, cardId: string, id: string, shared: boolean): Promise<void> {
	const talent = await theirTalent(tx, actor, cardId, id);
	if (shared) check({ words: talent.words, shared });
	await updateTalent(tx, actor.municipalityId, id, {
		shared_since: shared ? (talent.sharedSince ?? clock.today()) : null,
	});
	await tell(tx, actor, 'community', 'talent.changed', id);
}

export async function endTalent(tx: Tx, actor: Actor, cardId: string, id: string): Promise<void> {
	const talent = await theirTalent(tx, actor, cardId, id);
	if (talent.endedOn) return;
	await updateTalent(tx, actor.municipalityId, id, { ended_on: clock.today() });
	await tell(tx, actor, 'community', 'talent.ended', id);
}

/** Undoes `endTalent`: it is back as it was. */
export async function resumeTalent(tx: Tx, actor: Actor, cardId: string, id: string): Promise<void> {
	const talent = await theirTalent(tx, actor, cardId, id);
	if (!talent.words) throw new NotFound('talent', id);
	await updateTalent(tx, actor.municipalityId, id, { ended_on: null, confirmed_on: clock.today() });
	await tell(tx, actor, 'community', 'talent.changed', id);
}

/**
 * A talent that hangs on this card, or on one put behind it, that this actor may write on: the trail names the card, so it must be
 * that one. What is only shared with them is theirs to find, not to change.
 */
async function theirTalent(tx: Tx, actor: Actor, cardId: string, id: string): Promise<Talent> {
	const talent = await talentById(tx, id);
	if (!talent) throw new NotFound('talent', id);
	const [shown, card] = [await cardOrKept(tx, cardId), await cardToWriteOn(tx, actor, talent.cardId)];
	if (!shown || ![card.id, card.mergedInto].includes(shown.id)) throw new NotFound('talent', id);
	return talent;
}

/** Only what is sure is filled in; the rest is left to who knows. */
async function surelyAbout(tx: Tx, actor: Actor, words: string): Promise<string | null> {
	const found = suggestNeedsFor(words, 1, await learnedIn(tx, actor.municipalityId));
	return (found !== 'abstain' && found[0]?.sure && found[0].code) || null;
}

async function cardToWriteOn(tx: Tx, actor: Actor, id: string): Promise<PersonCard> {
	const card = await findCard(tx, id);
	if (!card || !mayReadTalents(actor, card)) throw new NotFound('person-card', id);
	if (!mayKeepTalents(actor, card)) throw new NotAllowed('talents.keep');
	return card;
}

function check({ words, needCode, wakeOn, shared, looked }: TalentSaid): void {
	if (needCode && !theNeeds().needByCode.has(needCode)) throw new Refused('unknown-need', 'onderwerp');
	if (wakeOn && wakeOn <= clock.today()) throw new Refused('date-in-past', 'weer');
	const { outcome, found } = checkText(words, undefined);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'woorden');
	if (shared && outcome === 'ask' && !looked)
		throw new Refused('text-points-at-person', 'woorden', { pieces: found.length });
}
