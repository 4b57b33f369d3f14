import { destroyPseudonym } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { removeAccount } from '#platform/identity/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { cardsToErase, emptyCard } from './people.store.server.ts';

/**
 * Erases the cards whose fourteen days are over, with the account behind them and their name in the
 * trail. Others hear `person-card.erased` and take out what they hold. Returns how many were erased.
 */
export async function eraseDueCards(): Promise<number> {
	let erased = 0;
	for (const { id: municipalityId } of await currentMunicipalities()) {
		const accounts = await asTask('privacy.erase', municipalityId, 'community', async (tx, actor) => {
			const due = await cardsToErase(tx, municipalityId, clock.today());
			for (const { id } of due) {
				await emptyCard(tx, municipalityId, id, clock.now());
				await destroyPseudonym(tx, municipalityId, id);
				await tell(tx, actor, 'community', 'person-card.erased', id);
			}
			return due.map(({ accountId }) => accountId);
		});
		for (const accountId of accounts) if (accountId) await removeAccount(accountId);
		erased += accounts.length;
	}
	return erased;
}
