import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';
import type { Ask } from './initiative.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_ask': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			title: string;
			detail: string;
			made_at: Date;
			found_at: Date | null;
			found_words: Generated<string>;
		};
	}
}

/** Number of asks that are still open, per initiative. */
export async function openAskCounts(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('open.initiative_ask')
		.select(['initiative_id', sql<string>`count(*)`.as('number')])
		.where('municipality_id', '=', municipalityId)
		.where('initiative_id', 'in', [...ids])
		.where('found_at', 'is', null)
		.groupBy('initiative_id')
		.execute();
	return new Map(rows.map((row) => [row.initiative_id, Number(row.number)]));
}

export async function asksOf(tx: Tx, id: string): Promise<Ask[]> {
	const rows = await tx
		.selectFrom('open.initiative_ask')
		.select(['id', 'title', 'detail', 'found_at', 'found_words'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy(sql`found_at is not null`)
		.orderBy('made_at')
		.limit(50)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		title: row.title,
		detail: row.detail,
		foundAt: row.found_at,
		foundWords: row.found_words,
	}));
}

export async function addAsk(
	tx: Tx,
	row: { municipalityId: string; id: string; initiativeId: string; title: string; detail: string; madeAt: Date },
): Promise<void> {
	await tx
		.insertInto('open.initiative_ask')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			title: row.title,
			detail: row.detail,
			made_at: row.madeAt,
			found_at: null,
		})
		.execute();
}

export async function closeAsk(
	tx: Tx,
	initiativeId: string,
	askId: string,
	foundAt: Date,
	foundWords: string,
): Promise<boolean> {
	const result = await tx
		.updateTable('open.initiative_ask')
		.set({ found_at: foundAt, found_words: foundWords })
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', askId)
		.where('found_at', 'is', null)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}
