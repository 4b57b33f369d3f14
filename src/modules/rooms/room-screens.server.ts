import * as v from 'valibot';
import { nameWithParent } from '#modules/areas';
import { areasAndComplexesOf, areasOf, findArea } from '#modules/areas/index.server';
import { myInitiatives } from '#modules/initiatives/index.server';
import { mapEntriesNear } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { AppError, NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { dayAfter, momentOf, mondayOf } from '#platform/wall-time';
import { refuseTimes, takenFrom } from './book-room.server.ts';
import { agreedVersion } from './bookings.store.server.ts';
import { RoomsAsked, TimeAsked } from './room.forms.ts';
import { mayBegin } from './room.policy.ts';
import { mustAgree, priceOf, type Room } from './room.ts';
import { freeOn, nextFree, openOn, planSeries, seriesDays } from './room-series.ts';
import { minutesOf, onTheWall, timeAt } from './room-times.ts';
import { findRoom, roomsIn, rulesOf, usesBetween } from './rooms.store.server.ts';

/** Wijken, buurten and complexes to choose from, by name, each with where it lies behind it. */
export async function placesToChoose(tx: Tx, municipalityId: string, may: (code: string) => boolean = () => true) {
	const areas = await areasAndComplexesOf(tx, municipalityId);
	return areas
		.filter(({ code, kind }) => kind !== 'municipality' && may(code))
		.map((area) => ({ value: area.code, label: nameWithParent(area, areas) }))
		.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

const stretch = ({ from, until }: { from: number; until: number }) => ({ from: timeAt(from), until: timeAt(until) });

/** The rooms that fit what the address asks; with a day, what is free on it. */
export async function roomsScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const asked = v.parse(RoomsAsked, Object.fromEntries(url.searchParams));
	const names = new Map((await areasAndComplexesOf(tx, here)).map(({ code, name }) => [code, name]));
	const day = asked.dag && asked.dag >= clock.today() ? asked.dag : undefined;
	const rooms = (
		await roomsIn(tx, here, { areaCode: asked.waar, words: asked.zoek, people: asked.mensen ?? 1 })
	).filter(({ wheelchair }) => wheelchair || !asked.rolstoel);
	const uses = day
		? await usesBetween(
				tx,
				here,
				rooms.map(({ id }) => id),
				momentOf(dayAfter(day, -1), '00:00'),
				momentOf(dayAfter(day, 2), '00:00'),
				clock.now(),
			)
		: [];
	const found = rooms.map((room) => ({
		...room,
		area: names.get(room.areaCode) ?? '',
		free: day
			? freeOn(
					room,
					day,
					uses.filter(({ roomId }) => roomId === room.id),
					clock.now(),
				).map(stretch)
			: [],
	}));
	return {
		asked: { ...asked, dag: day },
		today: clock.today(),
		places: await placesToChoose(tx, here),
		rooms: day ? found.filter(({ free }) => free.length > 0) : found,
		mayBegin: actor.areas.some((code) => mayBegin(actor, code)),
	};
}

/** A week of a room as everybody may see it: per day when it is taken, with a public word at most, and what is free. */
export async function weekOf(tx: Tx, municipalityId: string, room: Room, start: string) {
	const now = clock.now();
	const uses = await usesBetween(
		tx,
		municipalityId,
		[room.id],
		momentOf(dayAfter(start, -1), '00:00'),
		momentOf(dayAfter(start, 8), '00:00'),
		now,
	);
	return Array.from({ length: 7 }, (_, at) => {
		const day = dayAfter(start, at);
		return {
			day,
			open: openOn(room, day).map(stretch),
			taken: uses
				.map(({ id, title, state, ...use }) => ({ id, ...onTheWall(use), title, sure: state === 'yes' }))
				.filter((use) => use.day === day),
			free: freeOn(room, day, uses, now).map(stretch),
		};
	});
}

/** The day a week begins with: the Monday an address asks for, today when it asks for none; at most a year on. */
function startAsked(url: URL): string {
	const week = url.searchParams.get('week') ?? '';
	if (week === '') return clock.today();
	const real = /^\d{4}-\d{2}-\d{2}$/.test(week) && !Number.isNaN(Date.parse(week)) ? week : clock.today();
	const [first, last] = [mondayOf(dayAfter(clock.today(), -35)), dayAfter(mondayOf(clock.today()), 371)];
	const monday = mondayOf(real);
	return [first, monday, last].sort()[1] as string;
}

async function theRoom({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>): Promise<Room> {
	const room = await findRoom(tx, actor.municipalityId, params['id'] ?? '');
	if (!room) throw new NotFound('room', params['id']);
	return room;
}

/** A room with its week, for everybody. @throws NotFound */
export async function roomScreen({ tx, actor, params, url }: Ask) {
	const room = await theRoom({ tx, actor, params });
	const start = startAsked(url);
	const monday = mondayOf(start);
	return {
		room,
		area: (await findArea(tx, actor.municipalityId, room.areaCode))?.name ?? '',
		rules: (await rulesOf(tx, actor.municipalityId, room.id))[0] ?? null,
		start,
		monday,
		before: start > monday ? monday : dayAfter(monday, -7),
		after: dayAfter(monday, 7),
		today: clock.today(),
		week: await weekOf(tx, actor.municipalityId, room, start),
		mayBegin: mayBegin(actor, room.areaCode),
		signedIn: actor.personId !== undefined,
	};
}

/**
 * What a wish would cost and which days it gives, before anybody says yes. `wrong` is the code of why it cannot be.
 * @throws NotFound
 */
export async function bookScreen({ tx, actor, params, url }: Ask) {
	const here = actor.municipalityId;
	const room = await theRoom({ tx, actor, params });
	const asked = v.parse(TimeAsked, Object.fromEntries(url.searchParams));
	const rules = await rulesOf(tx, here, room.id);
	const agreed = actor.personId ? await agreedVersion(tx, here, room.id, actor.personId) : 0;
	return {
		room,
		area: (await findArea(tx, here, room.areaCode))?.name ?? '',
		asked,
		today: clock.today(),
		rules: rules[0] ?? null,
		mustAgree: mustAgree(rules, agreed),
		called: actor.kind === 'resident' || actor.kind === 'volunteer' ? (actor.displayName ?? '') : '',
		knows: actor.personId !== undefined,
		initiatives:
			actor.personId && actor.kind !== 'staff'
				? (await myInitiatives(tx, actor, 20)).map(({ id, title }) => ({ value: id, label: title }))
				: [],
		wish: await wishOf(tx, here, room, asked),
	};
}

async function wishOf(tx: Tx, here: string, room: Room, { dag, van, tot, soort, herhaal, keer }: TimeAsked) {
	if (!dag || !van || !tot) return null;
	try {
		refuseTimes(room, { dag, van, tot });
	} catch (problem) {
		if (problem instanceof AppError) return { wrong: problem.code, days: [], skipped: [], cents: 0, next: null };
		throw problem;
	}
	const days = seriesDays(dag, herhaal, keer);
	const taken = await takenFrom(tx, here, room.id, dag, days.at(-1) ?? dag);
	const plan = planSeries(room, days, van, tot, taken);
	const minutes = minutesOf(tot) - minutesOf(van);
	return {
		wrong: plan.days.length > 0 ? null : plan.skipped.some(({ why }) => why === 'taken') ? 'room-taken' : 'room-closed',
		...plan,
		cents: priceOf(room, soort, minutes),
		next: plan.days.length > 0 ? null : (nextFree(room, dag, van, minutes, taken, clock.now()) ?? null),
	};
}

/** To put a room on the list. */
export async function newRoomScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	return {
		places: await placesToChoose(tx, actor.municipalityId, (code) => mayBegin(actor, code)),
		entries: await entriesToChoose(tx, actor),
	};
}

/** Places and organisations of the social map that a room can be in. */
export async function entriesToChoose(tx: Tx, actor: Actor) {
	const areas = await areasOf(tx, actor.municipalityId);
	const top = areas.filter(({ kind }) => kind === 'municipality').map(({ code }) => code);
	const found = await mapEntriesNear(tx, actor.municipalityId, top, { kinds: ['place', 'organisation'], limit: 200 });
	return found.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}
