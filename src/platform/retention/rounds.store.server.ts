import type { Tx } from '../db/index.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'audit.retention_round': {
			municipality_id: string;
			ran_on: string;
			class: string;
			table_name: string;
			ended: number;
			ran_at: Date;
		};
	}
}

/** What was erased in one table in one night, as a number: the certificate that it happened, without whom it was about. */
export type RoundRow = { class: string; table: string; ended: number; ranAt: Date };

export async function addRound(
	tx: Tx,
	row: { municipalityId: string; ranOn: string; class: string; table: string; ended: number; ranAt: Date },
): Promise<void> {
	await tx
		.insertInto('audit.retention_round')
		.values({
			municipality_id: row.municipalityId,
			ran_on: row.ranOn,
			class: row.class,
			table_name: row.table,
			ended: row.ended,
			ran_at: row.ranAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Which tables had their turn on a day. */
export async function ranOn(tx: Tx, municipalityId: string, day: string): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('audit.retention_round')
		.select(['class', 'table_name'])
		.where('municipality_id', '=', municipalityId)
		.where('ran_on', '=', day)
		.execute();
	return new Set(rows.map((row) => `${row.class} ${row.table_name}`));
}

/** Everything that was erased since a day, newest first; nights in which nothing was due are left out. */
export async function roundsSince(tx: Tx, municipalityId: string, day: string): Promise<RoundRow[]> {
	const rows = await tx
		.selectFrom('audit.retention_round')
		.select(['class', 'table_name', 'ended', 'ran_at'])
		.where('municipality_id', '=', municipalityId)
		.where('ran_on', '>=', day)
		.orderBy('ran_at', 'desc')
		.limit(5_000)
		.execute();
	return rows.map((row) => ({ class: row.class, table: row.table_name, ended: row.ended, ranAt: row.ran_at }));
}
