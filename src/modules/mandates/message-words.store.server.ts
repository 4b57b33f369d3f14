import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';

type WordTable = {
	municipality_id: string;
	id: string;
	message_id: string;
	side: 'back-office' | 'worker';
	by_called: string;
	words_sealed: string;
	said_on: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.mandate_word': WordTable;
	}
}

const table = 'care.mandate_word';

/** Words come as they are, and are sealed here. */
export async function addWord(tx: Tx, row: Omit<WordTable, 'said_on'>): Promise<void> {
	const seals = await careSeals(tx, row.municipality_id);
	await tx
		.insertInto(table)
		.values(sealRow(seals, table, { ...row, said_on: clock.today() }))
		.execute();
}

export async function wordsOn(tx: Tx, municipalityId: string, messageIds: readonly string[]) {
	if (messageIds.length === 0) return [];
	const rows = await tx
		.selectFrom(table)
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('message_id', 'in', messageIds)
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		messageId: row.message_id,
		side: row.side,
		byCalled: row.by_called,
		words: openRow(seals, table, row).words_sealed,
		saidOn: row.said_on,
	}));
}
