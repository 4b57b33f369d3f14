import { expect, test } from 'vitest';
import { clock, moveClockTo } from '#platform/clock';
import { beforeToday } from './before-today.ts';

// The summer of 2026 ended on 25 October: 24 hours times forty lead to another day late in the evening.
test.each(['2026-11-22T22:30:00Z', '2026-11-22T23:30:00Z', '2026-11-22T12:00:00Z', '2027-04-10T22:30:00Z'])(
	'what happened so many days ago happened on the day it names, loaded at %s',
	async (moment) => {
		const back = moveClockTo(new Date(moment));
		try {
			const { dayAgo, daysAgo } = beforeToday();
			for (const days of [0, 1, 27, 28, 29, 40, 200])
				expect(await daysAgo(days, async () => clock.today())).toBe(dayAgo(days));
			expect(dayAgo(0)).toBe(clock.today());
		} finally {
			back();
		}
	},
);
