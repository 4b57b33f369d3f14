import { clientForWorker } from '#modules/clients/index.server';
import type { Ask } from '#platform/route/index.server';
import { heavierCounts, heavierOf } from './heavier.store.server.ts';

/** Of one person: what was thought at the start and seen at the end. @throws NotFound */
export async function heavierScreen({ tx, actor, about, params, url }: Ask) {
	const client = await clientForWorker(tx, actor, params['id'] ?? '');
	about({ type: 'client', id: client.id, personId: client.id });
	return {
		client: { id: client.id, called: client.called },
		said: await heavierOf(tx, actor.municipalityId, client.id),
		saved: url.searchParams.has('bewaard'),
	};
}

/** Counts of the whole town, of nobody and of no worker. */
export const heavierCountsScreen = async ({ tx }: Ask) => ({ counts: await heavierCounts(tx) });
