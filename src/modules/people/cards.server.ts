import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { findArea } from '#modules/areas/index.server';
import { dayAfter, type PersonCard, regretDays } from './people.ts';
import type { NewCardInput, OwnCardInput } from './people.forms.ts';
import { mayKeepCards, mayReadCard } from './people.policy.ts';
import { addCard, cardById, cardsOfTeam, cardsWithKeeper, changeCard } from './people.store.server.ts';

/** A card this actor may see; the rows that are not theirs are not there. */
export const findCard = (tx: Tx, id: string): Promise<PersonCard | undefined> => cardById(tx, id);

/** The cards a worker keeps, by what people are called. The transaction's actor decides what is seen. */
export const cardsKeptBy = (tx: Tx, personId: string): Promise<PersonCard[]> => cardsWithKeeper(tx, personId);

/** The cards of the actor's own team, their own included. */
export async function cardsOfMyTeam(tx: Tx, actor: Actor): Promise<PersonCard[]> {
	return actor.teamId && mayKeepCards(actor) ? (await cardsOfTeam(tx, actor.municipalityId, actor.teamId)).filter((card) => mayReadCard(actor, card)) : [];
}

/** Starts a card for somebody who said yes to it. The id may come from the phone; used by another it is refused. */
export async function makeCard(tx: Tx, actor: Actor, { id = newId(), naam, gebied, hoe }: NewCardInput): Promise<PersonCard> {
	if (!mayKeepCards(actor)) throw new NotAllowed('people.keep-card');
	if (gebied && !(await findArea(tx, actor.municipalityId, gebied))) throw new Refused('unknown-area', 'gebied');
	const made = await addCard(tx, {
		municipalityId: actor.municipalityId,
		id,
		accountId: null,
		called: naam,
		areaCode: gebied || null,
		keeperId: actor.personId ?? null,
		teamId: actor.teamId ?? null,
		consentGivenOn: clock.today(),
		consentHow: hoe,
		madeAt: clock.now(),
		today: clock.today(),
	});
	const card = await cardById(tx, id);
	if (!card || (!made && (card.called !== naam || card.keeperId !== actor.personId))) throw new Conflict('id-in-use');
	if (made) await tell(tx, actor, 'community', 'person-card.made', id);
	return card;
}

async function mine(tx: Tx, actor: Actor): Promise<PersonCard> {
	const card = actor.personId ? await cardById(tx, actor.personId) : undefined;
	if (!card) throw new NotFound('person-card');
	return card;
}

/** People say themselves what they want to be called, where they are, and how they may be reached. */
export async function changeOwnCard(tx: Tx, actor: Actor, { naam, gebied, bereik, notitie }: OwnCardInput): Promise<void> {
	const card = await mine(tx, actor);
	if (gebied && !(await findArea(tx, actor.municipalityId, gebied))) throw new Refused('unknown-area', 'gebied');
	await changeCard(tx, actor.municipalityId, card.id, { called: naam, area_code: gebied || null, contact_by: bereik, contact_note: notitie, last_active_on: clock.today() });
}

/** As easy as giving it: workers stop seeing the card in this same transaction (AVG art. 7.3). */
export async function withdrawConsent(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	if (card.consentWithdrawnAt) return;
	await changeCard(tx, actor.municipalityId, card.id, { consent_withdrawn_at: clock.now() });
	await tell(tx, actor, 'community', 'consent.withdrawn', card.id);
}

export async function giveConsentAgain(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	await changeCard(tx, actor.municipalityId, card.id, { consent_withdrawn_at: null });
}

/** Plans the erasure of one's own card: out of sight now, gone for good after fourteen days. Gives that day. */
export async function eraseOwnCard(tx: Tx, actor: Actor): Promise<string> {
	const card = await mine(tx, actor);
	if (card.eraseOn) return card.eraseOn;
	const day = dayAfter(clock.today(), regretDays);
	await changeCard(tx, actor.municipalityId, card.id, { erase_on: day });
	await tell(tx, actor, 'community', 'person-card.erase-planned', card.id);
	if (actor.accountId) await send(tx, actor, 'community', { to: { accountId: actor.accountId }, template: 'erase-planned', facts: { day, link: '/mijn/gegevens' } });
	return day;
}

/** Regret: the card is back as it was. */
export async function keepOwnCard(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	await changeCard(tx, actor.municipalityId, card.id, { erase_on: null });
}
