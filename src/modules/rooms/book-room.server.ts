import { privateDetailIn, readContact } from '#modules/initiatives';
import { myInitiatives } from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { dayAfter, momentOf } from '#platform/wall-time';
import { addBooking, agreedVersion, asksAreFull, bookingsByCode, type Deed, settle } from './bookings.store.server.ts';
import type { BookForm, SettleForm } from './room.forms.ts';
import { mustAgree, priceOf, type Room, type UseState } from './room.ts';
import { newRoomCode, roomCodeHash } from './room-code.server.ts';
import { nextFree, planSeries, seriesDays, type Taken } from './room-series.ts';
import { minutesOf } from './room-times.ts';
import { findRoom, rulesOf, statesOf, takeTime, usesBetween } from './rooms.store.server.ts';

/** How far ahead a first day may be. */
export const furthestDays = 366;

/** What is taken from a day on, for as long as a series and a look ahead last. */
export const takenFrom = (
	tx: Tx,
	municipalityId: string,
	roomId: string,
	day: string,
	until: string,
): Promise<Taken[]> =>
	usesBetween(
		tx,
		municipalityId,
		[roomId],
		momentOf(dayAfter(day, -1), '00:00'),
		momentOf(dayAfter(until, 30), '00:00'),
		clock.now(),
	);

/** @throws Refused when these are no times that can be booked at all */
export function refuseTimes(room: Room, { dag, van, tot }: Pick<BookForm, 'dag' | 'van' | 'tot'>): void {
	if (minutesOf(tot) <= minutesOf(van)) throw new Refused('room-ends-before', 'tot');
	if (momentOf(dag, van) <= clock.now()) throw new Refused('date-in-past', 'dag');
	if (dag > dayAfter(clock.today(), furthestDays)) throw new Refused('room-too-far', 'dag');
	if (room.hours.length === 0) throw new Refused('room-closed', 'van');
}

/** "24-11", as everybody reads it, in a sentence of any language. */
const shortDay = (day: string): string => `${Number(day.slice(8))}-${Number(day.slice(5, 7))}`;

/** Somebody was first: kindly, with the next time that is free. */
async function taken(tx: Tx, actor: Actor, room: Room, form: BookForm): Promise<Conflict> {
	const free = nextFree(
		room,
		form.dag,
		form.van,
		minutesOf(form.tot) - minutesOf(form.van),
		await takenFrom(tx, actor.municipalityId, room.id, form.dag, form.dag),
		clock.now(),
	);
	return free
		? new Conflict('room-taken', { freeDay: free.day, freeFrom: free.from, day: shortDay(free.day), time: free.from })
		: new Conflict('room-taken-long');
}

/**
 * Books a room once or as a series. What cannot be had of a series is left out, as the page said before. Who has no account
 * leaves a name and a way to be reached, and gets a code.
 * @throws NotFound, Refused, Conflict with the next free time
 */
export async function bookRoom(
	tx: Tx,
	actor: Actor,
	roomId: string,
	form: BookForm,
	locale: 'nl' | 'en' = 'nl',
): Promise<{ code: string; ids: string[] }> {
	const room = await findRoom(tx, actor.municipalityId, roomId);
	if (!room) throw new NotFound('room', roomId);
	refuseTimes(room, form);
	if (form.mensen > room.mostPeople) throw new Refused('room-too-many-people', 'mensen', { most: room.mostPeople });
	// A public word names what it is for, never who.
	if (
		privateDetailIn(form.woord) ||
		findIdentifiers(form.woord).some(({ kind }) => kind === 'name' || kind === 'health')
	)
		throw new Refused('room-word-person', 'woord');
	if (form.initiatief && !(await myInitiatives(tx, actor)).some(({ id }) => id === form.initiatief))
		throw new Refused('not-found', 'initiatief');
	if (!actor.personId && form.herhaal !== 'once') throw new Refused('room-series-account', 'herhaal');
	if (!actor.personId && (await asksAreFull(tx, room.id, form.bereik))) throw new Refused('room-too-many-open');
	const rules = await rulesOf(tx, actor.municipalityId, room.id);
	const agreed = actor.personId ? await agreedVersion(tx, actor.municipalityId, room.id, actor.personId) : 0;
	const newest = rules[0]?.version ?? 0;
	if (mustAgree(rules, agreed) && !(form.akkoord && form.regels === newest)) throw new Refused('room-rules', 'akkoord');

	const days = seriesDays(form.dag, form.herhaal, form.keer);
	const plan = planSeries(
		room,
		days,
		form.van,
		form.tot,
		await takenFrom(tx, actor.municipalityId, room.id, form.dag, days.at(-1) ?? form.dag),
	);
	if (plan.days.length === 0 && plan.skipped.every(({ why }) => why !== 'taken'))
		throw new Refused('room-closed', 'van');

	const code = newRoomCode();
	const seriesId = newUntimedId();
	const minutes = minutesOf(form.tot) - minutesOf(form.van);
	const ids: string[] = [];
	for (const day of plan.days) {
		const id = newUntimedId();
		const [from, until] = [momentOf(day, form.van), momentOf(day, form.tot)];
		const got = await takeTime(tx, actor.municipalityId, {
			id,
			roomId,
			from,
			until,
			title: form.woord,
			held: form.optie,
		});
		if (!got) continue;
		await addBooking(tx, {
			municipality_id: actor.municipalityId,
			id,
			room_id: room.id,
			series_id: seriesId,
			card_id: actor.personId && actor.kind !== 'staff' ? actor.personId : null,
			worker_id: actor.personId && actor.kind === 'staff' ? actor.personId : null,
			initiative_id: form.initiatief ?? null,
			kind: form.soort,
			name: form.naam,
			reach: form.bereik,
			people: form.mensen,
			title: form.woord,
			words: form.bericht,
			price_cents: priceOf(room, form.soort, minutes),
			rules_version: newest,
			code_hash: roomCodeHash(code),
			booked_at: clock.now(),
			last_day: day,
			locale,
		});
		ids.push(id);
	}
	if (ids.length === 0) throw await taken(tx, actor, room, form);
	await sayBooked(tx, actor, { ids, form, code, locale });
	return { code, ids };
}

/** The letter with the code, for who left a mail address; and word to who manages, when they have to say yes. */
async function sayBooked(
	tx: Tx,
	actor: Actor,
	{ ids, form, code, locale }: { ids: string[]; form: BookForm; code: string; locale: 'nl' | 'en' },
): Promise<void> {
	const states = await statesOf(tx, actor.municipalityId, ids);
	const reached = readContact(form.bereik);
	if (reached?.kind === 'mail')
		await send(tx, actor, 'community', {
			to: { address: reached.value },
			template: [...states.values()].every((state: UseState) => state === 'yes') ? 'room-booked' : 'room-noted',
			facts: { link: `/ruimtes/boeking/${code}` },
			locale,
		});
	const [first] = ids;
	if (first && [...states.values()].includes('asked')) await tell(tx, actor, 'community', 'room.asked', first);
}

/** Cancels, or turns an option into a booking, by the code or as the one who booked. @throws NotFound */
export async function settleOwn(
	tx: Tx,
	actor: Actor,
	by: { code: string } | { personId: string },
	{ id, stap }: SettleForm,
	all: readonly { id: string; seriesId: string; from: Date; free: boolean }[],
): Promise<{ deed: Deed; done: number }> {
	const hash = 'code' in by ? roomCodeHash(by.code) : null;
	const one = all.find((booking) => booking.id === id);
	if (!one) throw new NotFound('booking', id);
	const deed: Deed = stap === 'cancel-all' ? 'cancel' : stap;
	const ids =
		stap === 'cancel' || stap === 'forget'
			? [id]
			: all.filter(({ seriesId, free }) => seriesId === one.seriesId && !free).map((booking) => booking.id);
	const done = await settle(tx, ids, deed, hash, clock.now());
	if (done === 0) throw new NotFound('booking', id);
	if (deed === 'take' && (await statesOf(tx, actor.municipalityId, [id])).get(id) === 'asked')
		await tell(tx, actor, 'community', 'room.asked', id);
	return { deed, done };
}

export const byCode = (tx: Tx, code: string) => bookingsByCode(tx, roomCodeHash(code), clock.now());
