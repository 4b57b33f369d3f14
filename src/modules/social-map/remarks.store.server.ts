import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.map_change': {
			municipality_id: string;
			id: string;
			entry_id: string;
			area_code: string;
			remark: string;
			said_on: string;
			answered_on: Generated<string | null>;
			outcome: Generated<'changed' | 'left' | null>;
		};
	}
}

export type Remark = { id: string; entryId: string; name: string; remark: string; saidOn: string };

export async function addRemark(
	tx: Tx,
	municipalityId: string,
	remark: { id: string; entryId: string; areaCode: string; remark: string; saidOn: string },
): Promise<void> {
	await tx
		.insertInto('community.map_change')
		.values({
			municipality_id: municipalityId,
			id: remark.id,
			entry_id: remark.entryId,
			area_code: remark.areaCode,
			remark: remark.remark,
			said_on: remark.saidOn,
		})
		.execute();
}

/** What this actor may answer, the oldest first. */
export const waitingRemarks = (tx: Tx, municipalityId: string, entryId?: string): Promise<Remark[]> =>
	tx
		.selectFrom('community.map_change as c')
		.innerJoin('open.map_place as p', (join) =>
			join.onRef('p.municipality_id', '=', 'c.municipality_id').onRef('p.id', '=', 'c.entry_id'),
		)
		.select(['c.id', 'c.entry_id as entryId', 'p.name', 'c.remark', 'c.said_on as saidOn'])
		.where('c.municipality_id', '=', municipalityId)
		.where('c.answered_on', 'is', null)
		.$if(entryId !== undefined, (query) => query.where('c.entry_id', '=', entryId ?? ''))
		.orderBy('c.said_on')
		.limit(50)
		.execute();

export async function saveAnswered(
	tx: Tx,
	municipalityId: string,
	id: string,
	outcome: 'changed' | 'left',
	day: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.map_change')
		.set({ answered_on: day, outcome })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
