import { destroyPseudonym } from '#platform/audit/index.server';
import type { Tx } from '#platform/db/index.server';

/** Everybody who is in care, by id alone; for the task that erases. */
export async function clientIds(tx: Tx, municipalityId: string): Promise<string[]> {
	const rows = await tx.selectFrom('care.client').select('id').where('municipality_id', '=', municipalityId).execute();
	return rows.map(({ id }) => id);
}

/** The file with everything below it, and the name in the trail. False when it was gone already. */
export async function eraseClient(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.client')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return false;
	await destroyPseudonym(tx, municipalityId, id);
	return true;
}
