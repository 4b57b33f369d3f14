import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Photo } from '#platform/images/index.server';
import type { WhoEntry, WhoShown } from './who-entry.ts';

type PageRow = {
	municipality_id: string;
	id: string;
	called: string;
	does: string;
	team_name: string;
	ask_me: string;
	area_codes: string[];
	hours: string[];
	when_words: string;
	phone: string;
	mail: string;
	photo: Buffer | null;
	photo_type: Photo['type'] | null;
	confirmed_on: string;
};
declare module '#platform/db/tables' {
	interface Tables {
		'open.who_page': PageRow;
		'community.who_entry': PageRow & {
			worker_id: string;
			deputy_id: string | null;
			colleagues_note: string;
			is_public: boolean;
			asked_on: string | null;
		};
	}
}

const shared = [
	'id',
	'called',
	'does',
	'team_name as teamName',
	'ask_me as askMe',
	'area_codes as areaCodes',
	'hours',
	'when_words as whenWords',
	'phone',
	'mail',
	'confirmed_on as confirmedOn',
] as const;
const hasPhoto = sql<boolean>`photo is not null`.as('hasPhoto');

/** Who said yes to the public page and confirmed it since a day. In any zone. */
export const publicWho = (tx: Tx, municipalityId: string, since: string): Promise<WhoShown[]> =>
	tx
		.selectFrom('open.who_page')
		.select([...shared, hasPhoto])
		.where('municipality_id', '=', municipalityId)
		.where('confirmed_on', '>=', since)
		.orderBy('called')
		.limit(2000)
		.execute();

/** Everybody who wrote something of themselves, for colleagues. */
export const allWho = (tx: Tx, municipalityId: string, since: string): Promise<WhoEntry[]> =>
	entries(tx, municipalityId).where('confirmed_on', '>=', since).orderBy('called').limit(2000).execute();

const entries = (tx: Tx, municipalityId: string) =>
	tx
		.selectFrom('community.who_entry')
		.select([
			...shared,
			hasPhoto,
			'worker_id as workerId',
			'deputy_id as deputyId',
			'colleagues_note as colleaguesNote',
			'is_public as isPublic',
		])
		.where('municipality_id', '=', municipalityId);

export const whoOfWorker = (tx: Tx, municipalityId: string, workerId: string): Promise<WhoEntry | undefined> =>
	entries(tx, municipalityId).where('worker_id', '=', workerId).executeTakeFirst();

/** A public face. */
export async function publicPhoto(
	tx: Tx,
	municipalityId: string,
	id: string,
	since: string,
): Promise<Photo | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('open.who_page')
		.select(['photo', 'photo_type'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('confirmed_on', '>=', since)
		.executeTakeFirst();
	return row?.photo && row.photo_type ? { bytes: new Uint8Array(row.photo), type: row.photo_type } : undefined;
}

/** `photo` undefined: it stays as it was; null: it goes. */
export async function saveWho(
	tx: Tx,
	municipalityId: string,
	{ id, workerId, ...said }: Omit<WhoEntry, 'hasPhoto'>,
	photo: Photo | null | undefined,
): Promise<void> {
	const row = {
		called: said.called,
		does: said.does,
		team_name: said.teamName,
		ask_me: said.askMe,
		area_codes: said.areaCodes,
		hours: said.hours,
		when_words: said.whenWords,
		phone: said.phone,
		mail: said.mail,
		deputy_id: said.deputyId,
		colleagues_note: said.colleaguesNote,
		is_public: said.isPublic,
		confirmed_on: said.confirmedOn,
		asked_on: null,
		...(photo !== undefined && { photo: photo ? Buffer.from(photo.bytes) : null, photo_type: photo?.type ?? null }),
	};
	const { numUpdatedRows } = await tx
		.updateTable('community.who_entry')
		.set(row)
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.executeTakeFirst();
	if (numUpdatedRows > 0n) return;
	await tx
		.insertInto('community.who_entry')
		.values({ photo: null, photo_type: null, ...row, municipality_id: municipalityId, id, worker_id: workerId })
		.execute();
}

/** Whether there was something to confirm. */
export async function confirmWho(tx: Tx, municipalityId: string, workerId: string, day: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.who_entry')
		.set({ confirmed_on: day, asked_on: null })
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeWho(tx: Tx, municipalityId: string, workerIds: readonly string[]): Promise<void> {
	if (workerIds.length === 0) return;
	await tx
		.deleteFrom('community.who_entry')
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', 'in', [...workerIds])
		.execute();
}

/** Who stands there, and whether they are to be asked now. As the round. */
export async function whoToTend(
	tx: Tx,
	municipalityId: string,
	{ staleBefore, askedBefore }: { staleBefore: string; askedBefore: string },
): Promise<{ workerId: string; due: boolean }[]> {
	const { rows } = await sql<{ workerId: string; due: boolean }>`
		select worker_id as "workerId", confirmed_on < ${staleBefore} and (asked_on is null or asked_on < ${askedBefore}) as due
		from community.who_entry where municipality_id = ${municipalityId}`.execute(tx);
	return rows;
}

export async function noteAsked(tx: Tx, municipalityId: string, workerId: string, day: string): Promise<void> {
	await tx
		.updateTable('community.who_entry')
		.set({ asked_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.execute();
}
