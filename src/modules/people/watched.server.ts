import type { Tx } from '#platform/db/index.server';
import { fullName } from './administer.server.ts';
import { cardsWithIds } from './cards.store.server.ts';
import { assignmentsOf, workersWithIds } from './workers.store.server.ts';

/** Who works where, and which team keeps which card: what the watch over the trail compares with. */
export type Watched = {
	workers: { id: string; name: string; lastName: string; teams: { teamId: string; from: string; until: string }[] }[];
	cards: { id: string; called: string; teamId: string | null }[];
};

/** Those workers and cards. The row policies ask for the task `privacy.watch`. */
export async function watched(
	tx: Tx,
	municipalityId: string,
	ids: { workers: readonly string[]; cards: readonly string[] },
): Promise<Watched> {
	const workers = await workersWithIds(tx, municipalityId, ids.workers);
	const assignments = await assignmentsOf(tx, municipalityId, { workerIds: workers.map(({ id }) => id) });
	return {
		workers: workers.map((worker) => ({
			id: worker.id,
			name: fullName(worker),
			lastName: worker.lastName,
			teams: assignments
				.filter(({ workerId }) => workerId === worker.id)
				.map(({ teamId, validFrom, validUntil, endedOn }) => ({
					teamId,
					from: validFrom,
					until: endedOn ?? validUntil,
				})),
		})),
		cards: await cardsWithIds(tx, municipalityId, ids.cards),
	};
}
