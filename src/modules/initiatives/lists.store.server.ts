import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Initiative, Stage } from './initiative.ts';
import { initiativeColumns, initiatives, toInitiative } from './initiatives.store.server.ts';

export type ListFilter = {
	words?: string | undefined;
	areaCodes?: readonly string[] | undefined;
	stage?: Stage | undefined;
	ended?: boolean | undefined;
	approachCode?: string | undefined;
};

function published(
	tx: Tx,
	municipalityId: string,
	{ words, areaCodes, stage, ended = false, approachCode }: ListFilter,
) {
	let query = tx
		.selectFrom('open.initiative')
		.where('municipality_id', '=', municipalityId)
		.where('published_at', 'is not', null);
	query = ended ? query.where('ended_on', 'is not', null) : query.where('ended_on', 'is', null);
	if (areaCodes) query = query.where('area_code', 'in', areaCodes.length ? [...areaCodes] : ['']);
	if (stage) query = query.where('stage', '=', stage);
	if (approachCode) query = query.where('approach_code', '=', approachCode);
	for (const word of (words ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6)) {
		const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
		query = query.where((all) =>
			all.or([all('title', 'ilike', like), all('summary', 'ilike', like), all('story', 'ilike', like)]),
		);
	}
	return query;
}

/** Public initiatives, latest first: narrowed by municipality and area before words are compared. */
export async function publicInitiatives(
	tx: Tx,
	municipalityId: string,
	filter: ListFilter,
	most: number,
	skip = 0,
): Promise<Initiative[]> {
	const rows = await published(tx, municipalityId, filter)
		.select(initiativeColumns)
		.orderBy('published_at', 'desc')
		.orderBy('id')
		.limit(most)
		.offset(skip)
		.execute();
	return rows.map(toInitiative);
}

export async function countPublicInitiatives(tx: Tx, municipalityId: string, filter: ListFilter): Promise<number> {
	const row = await published(tx, municipalityId, filter)
		.select(sql<string>`count(*)`.as('number'))
		.executeTakeFirstOrThrow();
	return Number(row.number);
}

/** Drafts and public ones that this person carries, or that lie in the areas of this worker, latest first. */
export async function initiativesTended(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	most: number,
): Promise<Initiative[]> {
	const rows = await initiatives(tx)
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where((all) =>
			all.or([
				all('id', 'in', sql<string>`(select community.carried_initiatives())`),
				...(areaCodes.length ? [all('area_code', 'in', [...areaCodes])] : []),
			]),
		)
		.orderBy('started_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(toInitiative);
}
