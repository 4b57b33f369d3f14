import type { Zone } from '../actor.ts';
import type { Tx } from '../db/index.server.ts';

type OutboxRow = {
	municipality_id: string;
	id: string;
	type: string;
	version: number;
	subject_id: string;
	occurred_at: Date;
};

declare module '#platform/db/tables' {
	interface Tables {
		'open.outbox': OutboxRow;
		'community.outbox': OutboxRow;
		'care.outbox': OutboxRow;
	}
}

export async function putInOutbox(tx: Tx, zone: Zone, row: OutboxRow): Promise<void> {
	await tx.insertInto(`${zone}.outbox`).values(row).execute();
}

/** Takes the oldest news out; two relays never take the same. */
export async function takeFromOutbox(tx: Tx, zone: Zone, most: number): Promise<OutboxRow[]> {
	const rows = await tx
		.selectFrom(`${zone}.outbox`)
		.selectAll()
		.orderBy('occurred_at')
		.limit(most)
		.forUpdate()
		.skipLocked()
		.execute();
	for (const row of rows) {
		await tx
			.deleteFrom(`${zone}.outbox`)
			.where('municipality_id', '=', row.municipality_id)
			.where('id', '=', row.id)
			.execute();
	}
	return rows;
}
