import type { ColumnType } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Sheet } from './sheet.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.place_sheet': {
			municipality_id: string;
			id: string;
			made_by: string;
			team_id: string;
			file_name: string;
			made_at: Date;
			sheet: ColumnType<Sheet, string, string>;
			fields: string[];
			area_code: string;
		};
	}
}

export type PlaceSheet = { id: string; fileName: string; sheet: Sheet; fields: string[]; areaCode: string };

export async function addPlaceSheet(
	tx: Tx,
	by: { municipalityId: string; madeBy: string; teamId: string; madeAt: Date },
	{ id, fileName, sheet, fields }: Omit<PlaceSheet, 'areaCode'>,
): Promise<void> {
	await tx
		.insertInto('community.place_sheet')
		.values({
			municipality_id: by.municipalityId,
			id,
			made_by: by.madeBy,
			team_id: by.teamId,
			file_name: fileName,
			made_at: by.madeAt,
			sheet: JSON.stringify(sheet),
			fields,
			area_code: '',
		})
		.execute();
}

/** A list that this actor brought in and did not finish. */
export async function placeSheetById(tx: Tx, municipalityId: string, id: string): Promise<PlaceSheet | undefined> {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('community.place_sheet')
		.select(['id', 'file_name as fileName', 'sheet', 'fields', 'area_code as areaCode'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function savePlaceColumns(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ fields, areaCode, sheet }: Pick<PlaceSheet, 'fields' | 'areaCode' | 'sheet'>,
): Promise<void> {
	await sql`update community.place_sheet set fields = ${fields}::text[], area_code = ${areaCode}, sheet = ${JSON.stringify(sheet)}::jsonb
		where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
}

/** Whether there was one to remove. */
export async function removePlaceSheet(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.place_sheet')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}
