import { sql, type Tx } from '#platform/db/index.server';
import type { UserKind, UseState } from './room.ts';

type BookingRow = {
	municipality_id: string;
	id: string;
	room_id: string;
	series_id: string;
	card_id: string | null;
	worker_id: string | null;
	initiative_id: string | null;
	kind: UserKind;
	name: string;
	reach: string;
	people: number;
	title: string;
	words: string;
	price_cents: number;
	rules_version: number;
	code_hash: string;
	booked_at: Date;
	last_day: string;
	locale: 'nl' | 'en';
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.room_booking': BookingRow & {
			attended: 'came' | 'missed' | null;
			reminded_on: string | null;
			freed_on: string | null;
		};
	}
}

export type Booking = {
	id: string;
	roomId: string;
	seriesId: string;
	cardId: string | null;
	kind: UserKind;
	name: string;
	reach: string;
	people: number;
	title: string;
	words: string;
	priceCents: number;
	rulesVersion: number;
	attended: 'came' | 'missed' | null;
	from: Date;
	until: Date;
	state: UseState;
	heldUntil: Date | null;
	/** Cancelled, or an option that ran out. */
	free: boolean;
};

export async function addBooking(tx: Tx, row: BookingRow): Promise<void> {
	await tx
		.insertInto('community.room_booking')
		.values({ ...row, attended: null, reminded_on: null, freed_on: null })
		.execute();
}

const shape = (
	now: Date,
) => sql`b.id, b.room_id as "roomId", b.series_id as "seriesId", b.card_id as "cardId", b.kind, b.name, b.reach, b.people, b.title, b.words,
	b.price_cents as "priceCents", b.rules_version as "rulesVersion", b.attended, lower(u.during) as "from", upper(u.during) as "until", u.state,
	u.held_until as "heldUntil", (u.freed_at is not null or coalesce(u.held_until < ${now}, false)) as free`;
const joined = sql`join open.room_use u on u.municipality_id = b.municipality_id and u.id = b.id`;

/** Everything booked with one code, by time. */
export async function bookingsByCode(tx: Tx, codeHash: string, now: Date): Promise<Booking[]> {
	const { rows } =
		await sql<Booking>`select ${shape(now)} from community.room_bookings_of(${codeHash}) b ${joined} order by lower(u.during)`.execute(
			tx,
		);
	return rows;
}

/** Bookings of rooms, or of somebody, from a day on, as far as this actor reads them. */
export async function bookingsFrom(
	tx: Tx,
	municipalityId: string,
	by: { roomIds: readonly string[] } | { personId: string },
	day: string,
	now: Date,
): Promise<Booking[]> {
	const whose =
		'roomIds' in by
			? sql`b.room_id = any(${[...by.roomIds]}::uuid[])`
			: sql`(b.card_id = ${by.personId} or b.worker_id = ${by.personId})`;
	const { rows } = await sql<Booking>`
		select ${shape(now)} from community.room_booking b ${joined}
		where b.municipality_id = ${municipalityId} and ${whose} and b.last_day >= ${day} order by lower(u.during) limit 500`.execute(
		tx,
	);
	return rows;
}

/** The last version of the rules of a room that this person agreed with; 0 for none that is still known. */
export async function agreedVersion(tx: Tx, municipalityId: string, roomId: string, personId: string): Promise<number> {
	const { rows } = await sql<{ version: number | null }>`
		select max(b.rules_version) as version from community.room_booking b
		where b.municipality_id = ${municipalityId} and b.room_id = ${roomId} and (b.card_id = ${personId} or b.worker_id = ${personId})`.execute(
		tx,
	);
	return rows[0]?.version ?? 0;
}

export type Deed = 'cancel' | 'forget' | 'take' | 'yes' | 'untitle' | 'came' | 'missed';
/** The one way in which bookings change; says how many did. */
export async function settle(
	tx: Tx,
	ids: readonly string[],
	deed: Deed,
	codeHash: string | null,
	moment: Date,
): Promise<number> {
	const { rows } = await sql<{
		done: number;
	}>`select community.room_settle(${[...ids]}::uuid[], ${deed}, ${codeHash}::text, ${moment}) as done`.execute(tx);
	return rows[0]?.done ?? 0;
}

export type Letter = { who: 'booker' | 'manager'; accountId: string | null; reach: string; locale: 'nl' | 'en' };
/** For the tasks: whom to write to about a booking. */
export async function lettersAbout(tx: Tx, bookingId: string): Promise<Letter[]> {
	const { rows } =
		await sql<Letter>`select who, account_id as "accountId", reach, locale from community.room_letters(${bookingId}::uuid)`.execute(
			tx,
		);
	return rows;
}
/** For the task: frees options that are over, and names the bookings of tomorrow that nobody was told of yet. */
export async function tendUses(tx: Tx, moment: Date, tomorrow: string): Promise<string[]> {
	const { rows } = await sql<{
		id: string;
	}>`select id from community.room_tend(${moment}, ${tomorrow}::date) as id`.execute(tx);
	return rows.map(({ id }) => id);
}
/** For the task: nothing of this card is left, or it goes to the card that was kept. */
export async function forgetCard(tx: Tx, cardId: string, moment: Date): Promise<void> {
	await sql`select community.forget_in_rooms(${cardId}::uuid, ${moment})`.execute(tx);
}

/** Whether so much waits for an answer, by this reach or in this room, that nobody without an account asks for more. */
export async function asksAreFull(tx: Tx, roomId: string, reach: string): Promise<boolean> {
	const { rows } = await sql<{
		full: boolean;
	}>`select community.room_asks_are_full(${roomId}::uuid, ${reach}) as full`.execute(tx);
	return rows[0]?.full === true;
}
/** For the task: this card looks after no room any more; what it booked stands. */
export async function leaveRooms(tx: Tx, cardId: string, today: string): Promise<void> {
	await sql`select community.leave_rooms(${cardId}::uuid, ${today}::date)`.execute(tx);
}
