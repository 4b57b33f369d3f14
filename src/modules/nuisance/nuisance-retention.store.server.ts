import { sql, type Tx } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Words of diaries go a month after the closing, the whole circle half a year after it; what nobody closed counts from its last day. */
export const nuisanceRetention: RetentionRule[] = [
	expiring({
		of: 'nuisance-words',
		table: 'care.nuisance_entry',
		login: 'zone_care',
		clock: sql`(select coalesce(c.closed_on, c.until_on) from care.nuisance_circle c where c.municipality_id = t.municipality_id and c.id = t.circle_id)`,
		only: sql`t.words_sealed <> ''`,
		does: { words_sealed: sql`''` },
	}),
	expiring({
		of: 'nuisance-circles',
		table: 'care.nuisance_circle',
		login: 'zone_care',
		clock: sql`coalesce(t.closed_on, t.until_on)`,
		does: 'remove',
	}),
];

/** For the eraser: every diary, and every moment in one. */
export const diaryIds = async (tx: Tx, here: string): Promise<string[]> =>
	(await tx.selectFrom('care.nuisance_diary').select('id').where('municipality_id', '=', here).execute()).map(
		({ id }) => id,
	);
export const momentIds = async (tx: Tx, here: string): Promise<string[]> =>
	(await tx.selectFrom('care.nuisance_entry').select('id').where('municipality_id', '=', here).execute()).map(
		({ id }) => id,
	);
/** With all that stands in them. */
export async function removeDiaries(tx: Tx, here: string, ids: readonly string[]): Promise<void> {
	if (ids.length > 0)
		await tx.deleteFrom('care.nuisance_diary').where('municipality_id', '=', here).where('id', 'in', ids).execute();
}
export async function removeMoments(tx: Tx, here: string, ids: readonly string[]): Promise<void> {
	if (ids.length > 0)
		await tx.deleteFrom('care.nuisance_entry').where('municipality_id', '=', here).where('id', 'in', ids).execute();
}
