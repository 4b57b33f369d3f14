import { findArea } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { addCard, cardById, cardsOfTeam, cardsWithIds, cardsWithKeeper, changeCard } from './cards.store.server.ts';
import type { AskAgainInput, CardInput, NewCardInput, SuitsInput } from './people.forms.ts';
import { mayKeepCards, mayLeaveAlone, mayMendCard, mayReadCard, mayWriteCard } from './people.policy.ts';
import { keeperRoles, type PersonCard, regretDays, type Worker } from './people.ts';
import { tellOfPerson } from './tell-of-person.server.ts';
import { workersOfTeam } from './workers.store.server.ts';

/** A card this actor may see; the rows that are not theirs are not there. */
export const findCard = (tx: Tx, id: string): Promise<PersonCard | undefined> => cardById(tx, id);

/** The same, or the card this one was put behind. */
export async function cardOrKept(tx: Tx, id: string): Promise<PersonCard | undefined> {
	const card = await cardById(tx, id);
	return card?.mergedInto ? cardById(tx, card.mergedInto) : card;
}

/** What the people on these cards are called, of those this actor may see. One question for a whole list. */
export const calledOnCards = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> =>
	new Map((await cardsWithIds(tx, actor.municipalityId, [...new Set(ids)])).map(({ id, called }) => [id, called]));

/** The cards a worker keeps, by what people are called. The transaction's actor decides what is seen. */
export const cardsKeptBy = (tx: Tx, personId: string): Promise<PersonCard[]> => cardsWithKeeper(tx, personId);

/** The cards of the actor's own team, their own included. */
export async function cardsOfMyTeam(tx: Tx, actor: Actor): Promise<PersonCard[]> {
	return actor.teamId && mayKeepCards(actor)
		? (await cardsOfTeam(tx, actor.municipalityId, actor.teamId)).filter((card) => mayReadCard(actor, card))
		: [];
}

/** Starts a card for somebody who said yes to it. The id may come from the phone; used by another it is refused. */
export async function makeCard(
	tx: Tx,
	actor: Actor,
	{ id = newId(), naam, gebied, bereik, notitie, hoe, op }: NewCardInput,
): Promise<PersonCard> {
	if (!mayKeepCards(actor)) throw new NotAllowed('people.keep-card');
	if (gebied && !(await findArea(tx, actor.municipalityId, gebied))) throw new Refused('unknown-area', 'gebied');
	if (op > clock.today()) throw new Refused('date-in-future', 'op');
	const made = await addCard(tx, {
		municipalityId: actor.municipalityId,
		id,
		accountId: null,
		called: naam,
		areaCode: gebied || null,
		keeperId: actor.personId ?? null,
		teamId: actor.teamId ?? null,
		consentGivenOn: op,
		consentHow: hoe,
		contactBy: bereik,
		contactNote: notitie,
		madeAt: clock.now(),
		today: clock.today(),
	});
	const card = await cardById(tx, id);
	if (!card || (!made && (card.called !== naam || card.keeperId !== actor.personId))) throw new Conflict('id-in-use');
	if (made) await tell(tx, actor, 'community', 'person-card.made', id);
	return card;
}

/** A card this actor may see and, by this rule, change. What they may not see is not there. */
async function theirs(
	tx: Tx,
	actor: Actor,
	id: string,
	rule: (actor: Actor, card: PersonCard) => boolean,
): Promise<PersonCard> {
	const card = await cardOrKept(tx, id);
	if (!card || !mayReadCard(actor, card)) throw new NotFound('person-card', id);
	if (!rule(actor, card)) throw new NotAllowed('people.keep-card');
	return card;
}

/** Puts right what somebody said is not right on their card. */
export async function mendCard(
	tx: Tx,
	actor: Actor,
	id: string,
	{ naam, gebied, bereik, notitie, telefoon, mail }: CardInput,
): Promise<void> {
	const card = await theirs(tx, actor, id, mayWriteCard);
	if (gebied && !(await findArea(tx, actor.municipalityId, gebied))) throw new Refused('unknown-area', 'gebied');
	await changeCard(tx, actor.municipalityId, card.id, {
		called: naam,
		area_code: gebied || null,
		contact_by: bereik,
		contact_note: notitie,
		phone: telefoon,
		mail,
		last_active_on: clock.today(),
	});
}

/** Which languages somebody speaks and when they can: said by themselves, or by the team for who does not sign in. */
export async function saySuits(tx: Tx, actor: Actor, id: string, { talen, wanneer }: SuitsInput): Promise<void> {
	const card = await theirs(tx, actor, id, (who, one) => who.personId === one.id || mayWriteCard(who, one));
	await changeCard(tx, actor.municipalityId, card.id, {
		languages: talen,
		available: wanneer,
		last_active_on: clock.today(),
	});
}

/** "Ask me again after my pension." Without a day nobody is reminded any more. */
export async function askAgainOn(
	tx: Tx,
	actor: Actor,
	id: string,
	{ weerOp, weerWaarom }: AskAgainInput,
): Promise<void> {
	const card = await theirs(tx, actor, id, mayMendCard);
	if (weerOp && weerOp <= clock.today()) throw new Refused('date-in-past', 'weerOp');
	await changeCard(tx, actor.municipalityId, card.id, {
		ask_again_on: weerOp ?? null,
		ask_again_why: weerOp ? weerWaarom : '',
	});
}

/** The cards of the actor's team whose day to be asked again has come, longest waiting first. */
export async function cardsToAskAgain(tx: Tx, actor: Actor, day: string): Promise<PersonCard[]> {
	return (await cardsOfMyTeam(tx, actor))
		.filter(({ askAgainOn: on, restrictedAt }) => on !== null && on <= day && !restrictedAt)
		.sort((a, b) => (a.askAgainOn ?? '').localeCompare(b.askAgainOn ?? ''));
}

/**
 * Somebody wants their data left alone (AVG art. 18): nobody uses it for a match or a count, and only who keeps the card
 * and the privacy officer see it. Said by the person, or to who keeps the card; ended by the same.
 */
export async function leaveCardAlone(tx: Tx, actor: Actor, id: string, alone: boolean): Promise<void> {
	const card = await theirs(tx, actor, id, mayLeaveAlone);
	if (alone === Boolean(card.restrictedAt)) return;
	await changeCard(tx, actor.municipalityId, card.id, { restricted_at: alone ? clock.now() : null });
	await tellOfPerson(tx, actor, alone ? 'person-card.left-alone' : 'person-card.taken-up-again', card.id);
}

/** Who can keep a card of the actor's team today. */
export const colleagues = async (tx: Tx, actor: Actor): Promise<Worker[]> =>
	actor.teamId && mayKeepCards(actor)
		? workersOfTeam(tx, actor.municipalityId, actor.teamId, keeperRoles, clock.today())
		: [];

/** Another of the same team keeps the card from now on; the yes was given to the team, so nobody else can. */
export async function handOverCard(tx: Tx, actor: Actor, id: string, workerId: string): Promise<void> {
	const card = await theirs(tx, actor, id, mayMendCard);
	if (!(await colleagues(tx, actor)).some((one) => one.id === workerId)) throw new Refused('unknown-colleague', 'wie');
	await changeCard(tx, actor.municipalityId, card.id, { keeper_id: workerId });
}

/**
 * Somebody told a worker that their card must go: saying so is as easy as saying yes was. Gives the day on which
 * everything is gone, and the work that hides the card now. That work is for after the transaction: in it the
 * worker could hide a card only by being able to see hidden ones.
 */
export async function eraseCardForPerson(
	tx: Tx,
	actor: Actor,
	id: string,
): Promise<{ day: string; hide: () => Promise<void> }> {
	const card = await theirs(tx, actor, id, mayWriteCard);
	const day = dayAfter(clock.today(), regretDays);
	const hide = () =>
		asTask('privacy.erase', actor.municipalityId, 'community', async (task, eraser) => {
			await changeCard(task, actor.municipalityId, card.id, { erase_on: day });
			await tellOfPerson(task, eraser, 'person-card.erase-planned', card.id);
		});
	return { day, hide };
}
