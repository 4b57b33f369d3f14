import type { Actor } from '#platform/actor';
import { destroyPseudonym } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { cardsToErase, emptyCard } from './cards.store.server.ts';
import { idsBehind } from './double-cards.store.server.ts';

/** Erases the cards whose fourteen days are over. Returns how many were erased. */
export async function eraseDueCards(): Promise<number> {
	let erased = 0;
	for (const { id: municipalityId } of await currentMunicipalities()) {
		erased += await asTask('privacy.erase', municipalityId, 'community', async (tx, actor) => {
			const due = await cardsToErase(tx, municipalityId, clock.today());
			for (const card of due) await eraseCard(tx, actor, card);
			return due.length;
		});
	}
	return erased;
}

/**
 * Empties one card and destroys its name in the trail, in one transaction with the news of it: others hear
 * `person-card.erased` and take out what they hold; `account.untied` has the account looked at that hung on it.
 */
export async function eraseCard(tx: Tx, actor: Actor, card: { id: string; accountId: string | null }): Promise<void> {
	// What was ever put behind it is the same person, and goes along: its name in the trail too.
	for (const id of await idsBehind(tx, card.id)) await eraseCard(tx, actor, { id, accountId: null });
	await emptyCard(tx, actor.municipalityId, card.id, clock.now());
	await destroyPseudonym(tx, actor.municipalityId, card.id);
	await tell(tx, actor, 'community', 'person-card.erased', card.id);
	if (card.accountId) await tell(tx, actor, 'community', 'account.untied', card.accountId);
}
