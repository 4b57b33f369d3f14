import { sql } from 'kysely';
import type { Tx } from '../db/index.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.text_key': {
			municipality_id: string;
			id: string;
			wrapped: string;
			made_at: Date;
			retired_at: Date | null;
		};
	}
}

export type TextKeyRow = { id: string; wrapped: string; made_at: Date; retired_at: Date | null };

/** Newest first; the one that is not retired seals. */
export const textKeys = (tx: Tx, municipalityId: string): Promise<TextKeyRow[]> =>
	tx
		.selectFrom('care.text_key')
		.select(['id', 'wrapped', 'made_at', 'retired_at'])
		.where('municipality_id', '=', municipalityId)
		.orderBy('made_at', 'desc')
		.execute();

/** Unless another was first: then that one seals. */
export async function addTextKey(tx: Tx, municipalityId: string, key: Omit<TextKeyRow, 'retired_at'>): Promise<void> {
	await tx
		.insertInto('care.text_key')
		.values({ municipality_id: municipalityId, ...key, retired_at: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function retireTextKey(tx: Tx, municipalityId: string, id: string, at: Date): Promise<void> {
	await tx
		.updateTable('care.text_key')
		.set({ retired_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function wrapTextKey(tx: Tx, municipalityId: string, id: string, wrapped: string): Promise<void> {
	await tx
		.updateTable('care.text_key')
		.set({ wrapped })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Keys retired before then. Only once nothing is sealed by them any more. */
export async function destroyRetiredKeys(tx: Tx, municipalityId: string, before: Date): Promise<number> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.text_key')
		.where('municipality_id', '=', municipalityId)
		.where('retired_at', '<', before)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

export type SealedElsewhere = { place: string; row_id: string; sealed: string };

export async function sealedOtherwise(tx: Tx, keyId: string, most: number): Promise<SealedElsewhere[]> {
	const { rows } = await sql<SealedElsewhere>`select * from care.sealed_otherwise(${keyId}, ${most})`.execute(tx);
	return rows;
}

export async function putSealedAgain(tx: Tx, one: SealedElsewhere, becomes: string): Promise<void> {
	await sql`select care.seal_again(${one.place}, ${one.row_id}, ${one.sealed}, ${becomes})`.execute(tx);
}
