import type { Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern_signal': { municipality_id: string; pattern_id: string; signal_id: string };
		'community.pattern_bundle': {
			municipality_id: string;
			pattern_id: string;
			signal_id: string;
			added_by: string;
			added_at: Date;
		};
	}
}

/** The signals a pattern is made of, when the reader may see the pattern. */
export async function signalIdsOf(tx: Tx, municipalityId: string, patternId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('community.pattern_signal')
		.select('signal_id')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', patternId)
		.execute();
	return rows.map(({ signal_id }) => signal_id);
}

/** Signals put there by hand: for a worker those they may open, for the detecting task all of them. */
export async function bundledIds(tx: Tx, municipalityId: string, patternId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('community.pattern_bundle')
		.select('signal_id')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', patternId)
		.orderBy('added_at')
		.execute();
	return rows.map(({ signal_id }) => signal_id);
}

/** How many were not there yet. */
export async function addToBundle(
	tx: Tx,
	municipalityId: string,
	patternId: string,
	signalIds: readonly string[],
	added: { by: string; at: Date },
): Promise<number> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.pattern_bundle')
		.values(
			signalIds.map((signal_id) => ({
				municipality_id: municipalityId,
				pattern_id: patternId,
				signal_id,
				added_by: added.by,
				added_at: added.at,
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0);
}

/** How many were there. */
export async function takeFromBundle(
	tx: Tx,
	municipalityId: string,
	patternId: string,
	signalIds: readonly string[],
): Promise<number> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.pattern_bundle')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', patternId)
		.where('signal_id', 'in', signalIds)
		.executeTakeFirst();
	return Number(numDeletedRows);
}
