import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Entry } from './initiative.ts';
import { photosOf } from './photos.store.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_entry': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			written_on: Day;
			text: string;
			by_name: string;
			made_at: Date;
		};
	}
}

export async function entriesOf(tx: Tx, id: string, most: number): Promise<Entry[]> {
	const rows = await tx
		.selectFrom('open.initiative_entry')
		.select(['id', 'text', 'by_name', dayText('written_on').as('written_on')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy('open.initiative_entry.written_on', 'desc')
		.orderBy('made_at', 'desc')
		.limit(most)
		.execute();
	const photos = await photosOf(tx, id);
	return rows.map((row) => ({
		id: row.id,
		writtenOn: row.written_on as string,
		text: row.text,
		byName: row.by_name,
		photo: photos.get(row.id) ?? null,
	}));
}

export async function addEntry(
	tx: Tx,
	row: {
		municipalityId: string;
		id: string;
		initiativeId: string;
		writtenOn: string;
		text: string;
		byName: string;
		madeAt: Date;
	},
): Promise<void> {
	await tx
		.insertInto('open.initiative_entry')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			written_on: row.writtenOn,
			text: row.text,
			by_name: row.byName,
			made_at: row.madeAt,
		})
		.execute();
}

export async function removeEntry(tx: Tx, initiativeId: string, entryId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('open.initiative_entry')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', entryId)
		.executeTakeFirst();
	return Number(result.numDeletedRows) === 1;
}
