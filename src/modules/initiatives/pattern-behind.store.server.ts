import type { Tx } from '#platform/db/index.server';

/** The pattern that an initiative grew from, or undefined when there is none or it is not the reader's. */
export async function patternBehind(
	tx: Tx,
	municipalityId: string,
	initiativeId: string,
): Promise<{ patternId: string; approachCode: string | null; published: boolean } | undefined> {
	const row = await tx
		.selectFrom('open.initiative')
		.select(['pattern_id', 'approach_code', 'published_at'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', initiativeId)
		.executeTakeFirst();
	return row?.pattern_id
		? { patternId: row.pattern_id, approachCode: row.approach_code, published: row.published_at !== null }
		: undefined;
}
