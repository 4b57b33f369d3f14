import { calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { dayAfter, momentOf } from '#platform/wall-time';
import { manageScreen } from './manage-screens.server.ts';
import type { Room } from './room.ts';
import { onTheWall } from './room-times.ts';
import type { RoomOut, RoomsQuery } from './rooms.api.ts';
import { findRoom, roomsIn, usesBetween } from './rooms.store.server.ts';

async function usesAhead({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>, from: string, until: string) {
	const room = await findRoom(tx, actor.municipalityId, params['id'] ?? '');
	if (!room) throw new NotFound('room', params['id']);
	return {
		room,
		uses: await usesBetween(
			tx,
			actor.municipalityId,
			[room.id],
			momentOf(from, '00:00'),
			momentOf(until, '00:00'),
			clock.now(),
		),
	};
}

/** When a room is taken, for a calendar elsewhere (RFC 5545): times and public words, never who. */
export async function roomCalendar(ask: Ask): Promise<Response> {
	const { room, uses } = await usesAhead(ask, dayAfter(clock.today(), -31), dayAfter(clock.today(), 183));
	const text = calendarOf({
		name: room.name,
		stamp: clock.now(),
		events: uses.map(({ id, from, until, title, state }) => ({
			uid: `${id}@${ask.url.hostname}`,
			...onTheWall({ from, until }),
			open: true,
			summary: title || (state === 'yes' ? 'Bezet' : 'Misschien bezet'),
		})),
	});
	return new Response(text, {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
	});
}

const head = ['Datum', 'Van', 'Tot', 'Stand', 'Wie', 'Bereikbaar', 'Mensen', 'Waarvoor', 'Soort', 'Prijs', 'Gekomen'];

/** The bookings of a room as a table, for who looks after it. */
export async function bookingsTable(ask: Ask): Promise<Response> {
	const { room, waiting, coming, past } = await manageScreen(ask);
	const rows = [...past.toReversed(), ...waiting, ...coming]
		.sort((a, b) => `${a.day} ${a.from}`.localeCompare(`${b.day} ${b.from}`))
		.map((one) => [
			one.day,
			one.from,
			one.until,
			one.state,
			one.name,
			one.reach,
			one.people,
			one.title,
			one.kind,
			(one.priceCents / 100).toFixed(2).replace('.', ','),
			one.attended,
		]);
	const name = `${room.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-boekingen.csv`;
	return csvFile(name, csvText([head, ...rows]), 'reader');
}

const asResource = (room: Room): RoomOut => ({
	id: room.id,
	name: room.name,
	summary: room.summary,
	address: room.address,
	areaCode: room.areaCode,
	mostPeople: room.mostPeople,
	things: room.things,
	wheelchair: room.wheelchair,
	toilet: room.toilet,
	hours: room.hours,
	closedDays: room.closedDays,
	freeForInitiatives: room.freeForInitiatives,
	partCents: room.partCents,
	commercialCents: room.commercialCents,
	atOnce: room.atOnce,
	management: room.management,
});

export async function roomsResource({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, { area, people }: RoomsQuery) {
	const rooms = await roomsIn(tx, actor.municipalityId, { areaCode: area, people: people ?? 1 });
	return { body: { rooms: rooms.map(asResource) } };
}

/** One room with the times it is taken in the eight weeks to come. @throws NotFound */
export async function roomResource(ask: Pick<Ask, 'tx' | 'actor' | 'params'>) {
	const { room, uses } = await usesAhead(ask, clock.today(), dayAfter(clock.today(), 56));
	return {
		body: {
			...asResource(room),
			taken: uses.map(({ from, until, title, state }) => ({
				from: from.toISOString(),
				until: until.toISOString(),
				title,
				sure: state === 'yes',
			})),
		},
	};
}
