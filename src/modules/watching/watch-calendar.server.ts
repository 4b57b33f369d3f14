import { calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { hoursOf } from './rota.ts';
import { feedHash } from './watch-codes.server.ts';
import { turnsOfFeed } from './watches.store.server.ts';

/**
 * The days on which somebody goes, for the calendar on their phone (RFC 5545). Every one is called the same: who looks over a
 * shoulder learns nothing. An address that was replaced or never was gives a calendar without days.
 */
export async function watchCalendar(tx: Tx, secret: string, host: string): Promise<Response> {
	const turns = await turnsOfFeed(tx, feedHash(secret), dayAfter(clock.today(), -31));
	const text = calendarOf({
		name: 'Buurtweefsel',
		stamp: clock.now(),
		events: turns.map(({ id, day, part }) => ({
			uid: `${id}@${host}`,
			day,
			from: hoursOf[part][0],
			until: hoursOf[part][1],
			summary: 'Afspraak',
		})),
	});
	return new Response(text, {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
	});
}
