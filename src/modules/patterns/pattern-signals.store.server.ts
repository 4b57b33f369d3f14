import type { Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern_signal': { municipality_id: string; pattern_id: string; signal_id: string };
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
