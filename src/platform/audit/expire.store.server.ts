import { clock } from '../clock.ts';
import type { Tx } from '../db/index.server.ts';

type Due = { municipalityId: string; before: Date };

const oldSeals = (tx: Tx, { municipalityId, before }: Due) =>
	tx
		.selectFrom('audit.seal')
		.select(['zone', 'number', 'entries'])
		.where('municipality_id', '=', municipalityId)
		.where('sealed_at', '<', before)
		.where('expired_at', 'is', null);

/** How many rows of the trail stand in batches that were sealed before a moment. */
export const countInExpiredBatches = async (tx: Tx, due: Due): Promise<number> =>
	(await oldSeals(tx, due).execute()).reduce((sum, { entries }) => sum + entries, 0);

/** Takes the rows of those batches away, whole batches only; each keeps its root, so that the chain of seals still holds. */
export async function batchesExpired(tx: Tx, due: Due): Promise<number> {
	let gone = 0;
	for (const { zone, number } of await oldSeals(tx, due).execute()) {
		await tx
			.updateTable('audit.seal')
			.set({ expired_at: clock.now() })
			.where('municipality_id', '=', due.municipalityId)
			.where('zone', '=', zone)
			.where('number', '=', number)
			.execute();
		const { numDeletedRows } = await tx
			.deleteFrom('audit.entry')
			.where('municipality_id', '=', due.municipalityId)
			.where('zone', '=', zone)
			.where('batch', '=', number)
			.executeTakeFirst();
		gone += Number(numDeletedRows);
	}
	return gone;
}
