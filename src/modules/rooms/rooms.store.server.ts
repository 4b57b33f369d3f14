import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { AtOnce, Management, Room, RoomRules, RoomThing, RoomUse, UseState } from './room.ts';

type RoomRow = {
	municipality_id: string;
	id: string;
	map_entry_id: string | null;
	area_code: string;
	name: string;
	summary: string;
	address: string;
	most_people: number;
	things: string[];
	wheelchair: boolean;
	toilet: boolean;
	hours: string[];
	closed_days: string[];
	free_for_initiatives: boolean;
	part_cents: number;
	commercial_cents: number;
	minutes_between: number;
	hold_hours: number;
	at_once: AtOnce;
	cancel_hours: number;
	management: Management;
	week_cents: number | null;
	made_at: Date;
	ended_on: Generated<string | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'open.room': RoomRow;
		'open.room_rules': {
			municipality_id: string;
			room_id: string;
			version: number;
			text: string;
			big: boolean;
			made_on: string;
		};
	}
}

const columns = [
	'id',
	'map_entry_id as mapEntryId',
	'area_code as areaCode',
	'name',
	'summary',
	'address',
	'most_people as mostPeople',
	'wheelchair',
	'toilet',
	'hours',
	'free_for_initiatives as freeForInitiatives',
	'part_cents as partCents',
	'commercial_cents as commercialCents',
	'minutes_between as minutesBetween',
	'hold_hours as holdHours',
	'at_once as atOnce',
	'cancel_hours as cancelHours',
	'management',
	'week_cents as weekCents',
] as const;

const rooms = (tx: Tx, municipalityId: string) =>
	tx
		.selectFrom('open.room')
		.select(columns)
		// Arrays of days come as text, so that no clock moves them.
		.select([sql<RoomThing[]>`things`.as('things'), sql<string[]>`closed_days::text[]`.as('closedDays')])
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null);

export async function findRoom(tx: Tx, municipalityId: string, id: string): Promise<Room | undefined> {
	return isId(id) ? rooms(tx, municipalityId).where('id', '=', id).executeTakeFirst() : undefined;
}

/** Rooms by name; in an area those in everything inside it too. */
export function roomsIn(
	tx: Tx,
	municipalityId: string,
	{
		areaCode,
		words = '',
		people = 1,
		ids,
	}: { areaCode?: string | undefined; words?: string; people?: number; ids?: readonly string[] } = {},
): Promise<Room[]> {
	let query = rooms(tx, municipalityId).where('most_people', '>=', people);
	if (areaCode) query = query.where(sql<boolean>`starts_with(substr(area_code, 3), ${areaCode.slice(2)})`);
	if (ids) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`);
	for (const word of words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6))
		query = query.where(sql<boolean>`position(${word} in lower(name || ' ' || summary || ' ' || address)) > 0`);
	return query.orderBy('name').orderBy('id').limit(200).execute();
}

export type RoomColumns = Omit<RoomRow, 'municipality_id' | 'id' | 'made_at' | 'ended_on'>;
export async function addRoom(
	tx: Tx,
	row: RoomColumns & Pick<RoomRow, 'municipality_id' | 'id' | 'made_at'>,
): Promise<void> {
	await tx.insertInto('open.room').values(row).execute();
}
/** Whether it was there to change, for this actor. */
export async function changeRoom(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Partial<Omit<RoomColumns, 'area_code'>> & { ended_on?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('open.room')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** All versions of the house rules, the newest first. */
export function rulesOf(tx: Tx, municipalityId: string, roomId: string): Promise<RoomRules[]> {
	return tx
		.selectFrom('open.room_rules')
		.select(['version', 'text', 'big', 'made_on as madeOn'])
		.where('municipality_id', '=', municipalityId)
		.where('room_id', '=', roomId)
		.orderBy('version', 'desc')
		.execute();
}
/** False when somebody wrote this version at the same moment. */
export async function addRules(tx: Tx, municipalityId: string, roomId: string, rules: RoomRules): Promise<boolean> {
	const done = await tx
		.insertInto('open.room_rules')
		.values({
			municipality_id: municipalityId,
			room_id: roomId,
			version: rules.version,
			text: rules.text,
			big: rules.big,
			made_on: rules.madeOn,
		})
		.onConflict((on) => on.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

/** What is taken between two moments, by room. An option that is over is free, also when the task did not come by yet. */
export async function usesBetween(
	tx: Tx,
	municipalityId: string,
	roomIds: readonly string[],
	from: Date,
	until: Date,
	now: Date,
): Promise<(RoomUse & { roomId: string })[]> {
	if (roomIds.length === 0) return [];
	const { rows } = await sql<RoomUse & { roomId: string; state: UseState }>`
		select id, room_id as "roomId", lower(during) as "from", upper(during) as "until", title, state from open.room_use
		where municipality_id = ${municipalityId} and room_id = any (${[...roomIds]}::uuid[]) and freed_at is null
			and (held_until is null or held_until >= ${now}) and during && tstzrange(${from}, ${until})
		order by lower(during)`.execute(tx);
	return rows;
}

/** Takes a time. False when it is not free any more: the constraint in the database decides, whoever came at the same moment. */
export async function takeTime(
	tx: Tx,
	municipalityId: string,
	use: { id: string; roomId: string; from: Date; until: Date; title: string; held: boolean },
): Promise<boolean> {
	const done = await sql`
		insert into open.room_use (municipality_id, id, room_id, during, blocked, title, state, held_until)
		values (${municipalityId}, ${use.id}, ${use.roomId}, tstzrange(${use.from}, ${use.until}), 'empty', ${use.title},
			${use.held ? 'held' : 'asked'}, ${use.held ? use.until : null})
		on conflict do nothing`.execute(tx);
	return done.numAffectedRows === 1n;
}

/** The state of times, of those that are still taken. */
export async function statesOf(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, UseState>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ id: string; state: UseState }>`
		select id, state from open.room_use where municipality_id = ${municipalityId} and id = any (${[...ids]}::uuid[]) and freed_at is null`.execute(
		tx,
	);
	return new Map(rows.map(({ id, state }) => [id, state]));
}
