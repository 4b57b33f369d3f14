import { findArea } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { leaveCardAlone } from './cards.server.ts';
import { cardById, changeCard } from './cards.store.server.ts';
import type { OwnCardInput, OwnCardStep } from './people.forms.ts';
import { type PersonCard, regretDays } from './people.ts';
import { tellOfPerson } from './tell-of-person.server.ts';

async function mine(tx: Tx, actor: Actor): Promise<PersonCard> {
	const card = actor.personId ? await cardById(tx, actor.personId) : undefined;
	if (!card) throw new NotFound('person-card');
	return card;
}

/** People say themselves what they want to be called, where they are, and how they may be reached. */
export async function changeOwnCard(
	tx: Tx,
	actor: Actor,
	{ naam, gebied, bereik, notitie }: OwnCardInput,
): Promise<void> {
	const card = await mine(tx, actor);
	if (gebied && !(await findArea(tx, actor.municipalityId, gebied))) throw new Refused('unknown-area', 'gebied');
	await changeCard(tx, actor.municipalityId, card.id, {
		called: naam,
		area_code: gebied || null,
		contact_by: bereik,
		contact_note: notitie,
		last_active_on: clock.today(),
	});
}

/** As easy as giving it: workers stop seeing the card in this same transaction (AVG art. 7.3). */
export async function withdrawConsent(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	if (card.consentWithdrawnAt) return;
	await changeCard(tx, actor.municipalityId, card.id, { consent_withdrawn_at: clock.now() });
	await tellOfPerson(tx, actor, 'consent.withdrawn', card.id);
}

export async function giveConsentAgain(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	await changeCard(tx, actor.municipalityId, card.id, { consent_withdrawn_at: null });
}

/** Leaves one's own card alone, or lets it be used again (AVG art. 18; privacy P15): no match, no count, no colleague. */
export async function leaveOwnCardAlone(tx: Tx, actor: Actor, alone: boolean): Promise<void> {
	await leaveCardAlone(tx, actor, (await mine(tx, actor)).id, alone);
}

/** Plans the erasure of one's own card: out of sight now, gone for good after fourteen days. Gives that day. */
export async function eraseOwnCard(tx: Tx, actor: Actor): Promise<string> {
	const card = await mine(tx, actor);
	if (card.eraseOn) return card.eraseOn;
	const day = dayAfter(clock.today(), regretDays);
	await changeCard(tx, actor.municipalityId, card.id, { erase_on: day });
	await tellOfPerson(tx, actor, 'person-card.erase-planned', card.id);
	if (actor.accountId)
		await send(tx, actor, 'community', {
			to: { accountId: actor.accountId },
			template: 'erase-planned',
			facts: { day, link: '/mijn/gegevens' },
		});
	return day;
}

/** Regret: the card is back as it was. */
export async function keepOwnCard(tx: Tx, actor: Actor): Promise<void> {
	const card = await mine(tx, actor);
	await changeCard(tx, actor.municipalityId, card.id, { erase_on: null });
}

/** One press on one's own card: take a yes back or give it again, leave the card alone or use it again, erase it or keep it. */
export async function takeOwnCardStep(
	tx: Tx,
	actor: Actor,
	step: OwnCardStep,
): Promise<{ saved?: true; withdrawn?: true }> {
	if (step === 'withdraw') {
		await withdrawConsent(tx, actor);
		return { withdrawn: true };
	}
	await {
		agree: () => giveConsentAgain(tx, actor),
		'leave-alone': () => leaveOwnCardAlone(tx, actor, true),
		'use-again': () => leaveOwnCardAlone(tx, actor, false),
		erase: () => eraseOwnCard(tx, actor),
		keep: () => keepOwnCard(tx, actor),
	}[step]();
	return { saved: true };
}
