import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { byCode } from './book-room.server.ts';
import { type Booking, bookingsFrom } from './bookings.store.server.ts';
import { isLate } from './room.ts';
import { keysOf, peopleOf, roomsManaged } from './room-people.store.server.ts';
import { entriesToChoose } from './room-screens.server.ts';
import { onTheWall } from './room-times.ts';
import { findRoom, roomsIn, rulesOf } from './rooms.store.server.ts';
import { managedRoom } from './tend-rooms.server.ts';

/** How many days back a manager sees who came. */
const daysBack = 28;

const shown = ({ from, until, ...booking }: Booking) => ({
	...booking,
	...onTheWall({ from, until }),
	ahead: from > clock.now(),
});
export type BookingShown = ReturnType<typeof shown>;

/** What a code opens: the bookings made with it. Nothing when the code is unknown, so that nobody learns which ones exist. */
export async function bookingScreen({ tx, actor, params, url }: Ask) {
	const bookings = await byCode(tx, params['code'] ?? '');
	const room = bookings[0] ? await findRoom(tx, actor.municipalityId, bookings[0].roomId) : undefined;
	const next = bookings.find(({ free, from }) => !free && from > clock.now());
	return {
		code: bookings.length > 0 ? (params['code'] ?? '') : null,
		fresh: url.searchParams.has('nieuw'),
		room: room ?? null,
		late: next && room ? isLate(next.from, room.cancelHours, clock.now()) : false,
		bookings: bookings.map(shown),
	};
}

/** Somebody's rooms: those they look after, the keys they hold and what they booked. */
export async function ownRoomsScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const [here, me] = [actor.municipalityId, actor.personId];
	if (!me) return { rooms: [], keys: [], bookings: [], called: '' };
	const own = (await peopleOf(tx, here)).filter(({ personId }) => personId === me);
	const managed = await roomsManaged(tx);
	const bookings = await bookingsFrom(tx, here, { personId: me }, dayAfter(clock.today(), -daysBack), clock.now());
	const rooms = new Map(
		(
			await roomsIn(tx, here, {
				ids: [...new Set([...own.map(({ roomId }) => roomId), ...bookings.map(({ roomId }) => roomId)])],
			})
		).map((room) => [room.id, room]),
	);
	const waiting = new Map<string, number>();
	for (const { roomId, state, free } of await bookingsFrom(tx, here, { roomIds: managed }, clock.today(), clock.now()))
		if (state === 'asked' && !free) waiting.set(roomId, (waiting.get(roomId) ?? 0) + 1);
	return {
		called: actor.displayName ?? '',
		rooms: own.flatMap((mine) => {
			const room = rooms.get(mine.roomId);
			return room
				? {
						id: mine.id,
						roomId: room.id,
						name: room.name,
						manages: mine.manages,
						opens: mine.opens,
						called: mine.called,
						since: mine.since,
						waiting: waiting.get(room.id) ?? 0,
					}
				: [];
		}),
		keys: (await keysOf(tx, here))
			.filter(({ personId, backOn }) => backOn === null && own.some(({ id }) => id === personId))
			.map((key) => ({ ...key, room: rooms.get(key.roomId)?.name ?? '' })),
		bookings: bookings.map((booking) => ({ ...shown(booking), room: rooms.get(booking.roomId)?.name ?? '' })),
	};
}

/** Everything booked in a room, for who looks after it: what waits for a yes first. @throws NotFound */
export async function manageScreen({ tx, actor, params, about }: Ask) {
	const room = await managedRoom(tx, actor, params['id'] ?? '');
	const all = (
		await bookingsFrom(
			tx,
			actor.municipalityId,
			{ roomIds: [room.id] },
			dayAfter(clock.today(), -daysBack),
			clock.now(),
		)
	).filter(({ free }) => !free);
	about({ type: 'room', id: room.id, personIds: [...new Set(all.flatMap(({ cardId }) => cardId ?? []))] });
	const bookings = all.map(shown);
	return {
		room,
		waiting: bookings.filter(({ state, ahead }) => state === 'asked' && ahead),
		coming: bookings.filter(({ state, ahead }) => state !== 'asked' && ahead),
		past: bookings.filter(({ state, ahead }) => state === 'yes' && !ahead).reverse(),
	};
}

/** Who looks after a room and who has which key. @throws NotFound */
export async function roomPeopleScreen({ tx, actor, params, about }: Ask) {
	const room = await managedRoom(tx, actor, params['id'] ?? '');
	const people = await peopleOf(tx, actor.municipalityId, room.id);
	about({ type: 'room', id: room.id });
	return {
		room,
		today: clock.today(),
		me: actor.personId ?? '',
		people,
		keys: (await keysOf(tx, actor.municipalityId, room.id)).map((key) => ({
			...key,
			holder: people.find(({ id }) => id === key.personId)?.called ?? key.organisation,
		})),
	};
}

/** What a room is, its prices and house rules, to change. @throws NotFound */
export async function roomFactsScreen({ tx, actor, params }: Ask) {
	const room = await managedRoom(tx, actor, params['id'] ?? '');
	return {
		room,
		today: clock.today(),
		rules: await rulesOf(tx, actor.municipalityId, room.id),
		entries: await entriesToChoose(tx, actor),
	};
}

/** What is kept of somebody about rooms: what they booked, and the rooms they look after or hold a key of. */
export async function knownOfRooms(tx: Ask['tx'], actor: Ask['actor']) {
	const { rooms, keys, bookings } = await ownRoomsScreen({ tx, actor });
	return [
		...bookings.map(({ id, room, name, reach, title, words, day }) => ({
			id,
			name: room,
			left: [name, reach, title, words].filter(Boolean),
			day,
			booked: true,
		})),
		...rooms.map(({ id, name, opens, since, called }) => ({
			id,
			name,
			left: [called, opens, ...keys.filter((key) => key.personId === id).map(({ label }) => label)].filter(Boolean),
			day: since,
			booked: false,
		})),
	];
}
