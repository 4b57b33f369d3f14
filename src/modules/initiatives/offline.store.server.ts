import type { Tx } from '#platform/db/index.server';
import { here } from './columns.store.server.ts';

export type Offline = { id: string; initiativeId: string; entryId: string | null; reason: string; takenAt: Date };

const offline = (tx: Tx) =>
	tx
		.selectFrom('open.initiative_offline')
		.select(['id', 'initiative_id as initiativeId', 'entry_id as entryId', 'reason', 'taken_at as takenAt'])
		.where('municipality_id', '=', here)
		.where('put_back_at', 'is', null);

/** What is off of this initiative now: the page, or entries of its journal. */
export const offlineOf = (tx: Tx, initiativeId: string): Promise<Offline[]> =>
	offline(tx).where('initiative_id', '=', initiativeId).execute();

/** What is off now in the areas of this worker, latest first, with the name of its initiative. */
export async function offlineNow(
	tx: Tx,
	areaCodes: readonly string[],
	most: number,
): Promise<(Offline & { title: string })[]> {
	if (areaCodes.length === 0) return [];
	return tx
		.selectFrom('open.initiative_offline as off')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'off.municipality_id').onRef('one.id', '=', 'off.initiative_id'),
		)
		.select([
			'off.id',
			'off.initiative_id as initiativeId',
			'off.entry_id as entryId',
			'off.reason',
			'off.taken_at as takenAt',
			'one.title',
		])
		.where('off.municipality_id', '=', here)
		.where('off.put_back_at', 'is', null)
		.where('off.area_code', 'in', [...areaCodes])
		.orderBy('off.taken_at', 'desc')
		.limit(most)
		.execute();
}

/** False when it was off already. */
export async function takeOff(
	tx: Tx,
	row: Omit<Offline, 'takenAt'> & { municipalityId: string; areaCode: string; by: string; at: Date },
): Promise<boolean> {
	const result = await tx
		.insertInto('open.initiative_offline')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			area_code: row.areaCode,
			entry_id: row.entryId,
			reason: row.reason,
			taken_at: row.at,
			taken_by: row.by,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** False when it is not off, or not in the area of this worker. */
export async function putBack(tx: Tx, id: string, at: Date): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.initiative_offline')
		.set({ put_back_at: at })
		.where('municipality_id', '=', here)
		.where('id', '=', id)
		.where('put_back_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
