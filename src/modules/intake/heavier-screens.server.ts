import { clientForWorker } from '#modules/clients/index.server';
import type { Ask } from '#platform/route/index.server';
import { heavierFigures, heavierOf } from './heavier.store.server.ts';

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

/** Figures of the whole town by year, of nobody and of no worker. */
export async function heavierCountsScreen({ tx, actor }: Ask) {
	const all = await heavierFigures(tx, actor.municipalityId);
	return {
		years: [...Map.groupBy(all, ({ year }) => year)].map(([year, figures]) => ({
			year,
			parts: [...Map.groupBy(figures, ({ moment, who }) => `${moment} ${who}`).values()]
				.map((rows) => ({ moment: rows[0]?.moment ?? 'start', who: rows[0]?.who ?? 'worker', rows }))
				.sort((a, b) => b.moment.localeCompare(a.moment) || b.who.localeCompare(a.who)),
		})),
	};
}
