import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { isShownInDemo, removeAccount } from '#platform/identity/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { cardOfAccount } from './cards.store.server.ts';
import { workerOfAccount } from './workers.store.server.ts';

/** The municipalities where an account has a card of its own, or a role, also one that ended and is still kept. */
export async function placesOf(accountId: string): Promise<string[]> {
	const places: string[] = [];
	for (const { id } of await currentMunicipalities()) {
		const found = await asTask(
			'identity.resolve',
			id,
			'community',
			async (tx) => (await workerOfAccount(tx, id, accountId)) ?? (await cardOfAccount(tx, id, accountId)),
		);
		if (found) places.push(id);
	}
	return places;
}

/**
 * Something that hung on an account is gone (`account.untied`, told in the transaction that took it away). An account
 * is one person's over all municipalities, so it goes only when nothing hangs on it any more. May be told twice.
 */
export async function removeLooseAccount({ subjectId: accountId }: Pick<AppEvent, 'subjectId'>): Promise<void> {
	if ((await isShownInDemo(accountId)) || (await placesOf(accountId)).length) return;
	await removeAccount(accountId);
}
