import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Photo, SizedPhoto } from '#platform/images/index.server';
import { here } from './columns.store.server.ts';
import type { EntryPhoto, photoPeople } from './initiative.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_photo': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			entry_id: string;
			bytes: Buffer;
			kind: Photo['type'];
			width: number;
			height: number;
			alt: string;
			people: (typeof photoPeople)[number];
			made_at: Date;
			away_at: Generated<Date | null>;
		};
	}
}

/** The photos of a journal by entry, without their bytes. */
export async function photosOf(tx: Tx, initiativeId: string): Promise<Map<string, EntryPhoto>> {
	const rows = await tx
		.selectFrom('open.initiative_photo')
		.select(['id', 'entry_id', 'alt', 'width', 'height', 'away_at'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.execute();
	return new Map(
		rows.map(({ entry_id, away_at, ...photo }) => [entry_id, { ...photo, away: away_at !== null }] as const),
	);
}

export async function photoBytes(tx: Tx, initiativeId: string, id: string): Promise<Photo | undefined> {
	if (!isId(id) || !isId(initiativeId)) return undefined;
	const row = await tx
		.selectFrom('open.initiative_photo')
		.select(['bytes', 'kind'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && { bytes: new Uint8Array(row.bytes), type: row.kind };
}

/** So many lie in one journal at most, for they lie in every backup too. */
export const mostPhotos = 60;

export async function countPhotos(tx: Tx, initiativeId: string): Promise<number> {
	const { count } = await tx
		.selectFrom('open.initiative_photo')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** False when a photo stands there already. */
export async function addPhotoRow(
	tx: Tx,
	one: SizedPhoto & {
		municipalityId: string;
		id: string;
		initiativeId: string;
		entryId: string;
		alt: string;
		people: (typeof photoPeople)[number];
		madeAt: Date;
	},
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.initiative_photo')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			entry_id: one.entryId,
			bytes: Buffer.from(one.bytes),
			kind: one.type,
			width: one.width,
			height: one.height,
			alt: one.alt,
			people: one.people,
			made_at: one.madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/** Gone for everyone at once, whoever asks; false when it was gone, or never there. */
export async function wantAway(tx: Tx, initiativeId: string, id: string, moment: Date): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.photo_away(${initiativeId}, ${id}, ${moment}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** A worker spoke to who wanted it gone, and it may be seen again. */
export async function seenAgain(tx: Tx, initiativeId: string, id: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.initiative_photo')
		.set({ away_at: null })
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.where('away_at', 'is not', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** For good. */
export async function removePhotoRow(tx: Tx, initiativeId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.initiative_photo')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

/** Where in the areas of this worker somebody wants a photo gone. */
export async function photosWantedAway(
	tx: Tx,
	areas: readonly string[],
): Promise<{ initiativeId: string; title: string }[]> {
	if (areas.length === 0) return [];
	return tx
		.selectFrom('open.initiative_photo as photo')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'photo.municipality_id').onRef('one.id', '=', 'photo.initiative_id'),
		)
		.select(['photo.initiative_id as initiativeId', 'one.title'])
		.distinct()
		.where('photo.municipality_id', '=', here)
		.where('photo.away_at', 'is not', null)
		.where('one.area_code', 'in', areas)
		.limit(20)
		.execute();
}
