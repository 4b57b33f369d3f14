import { longDay, sayDay, weekdayAndDay } from '#design/day-words.ts';
import { dates, numbers } from '#design/formats.ts';
import type { Repeat } from '#platform/recurrence';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Activity, DayPart } from '../activity.ts';
import type { Span } from '../asked-when.ts';
import type { ShownDay } from '../list-screen.server.ts';

export const timeWords = (from: string, until: string): string => m.activities_time({ from, until });

export const costWords = (cents: number): string =>
	cents === 0
		? m.activities_free()
		: numbers(getLocale() === 'en' ? 'en' : 'nl', { style: 'currency', currency: 'EUR' }).format(cents / 100);

export const repeatWords = (repeat: Repeat | null, day: string): string => {
	const weekday = sayDay(day, { weekday: 'long' });
	return {
		once: m.activities_repeat_once(),
		days: m.activities_repeat_days(),
		weekly: m.activities_every_week({ weekday }),
		fortnightly: m.activities_every_fortnight({ weekday }),
		monthly: m.activities_every_month({ weekday }),
		'monthly-last': m.activities_every_month_last({ weekday }),
	}[repeat ?? 'days'];
};

/** "Vandaag", "Morgen" or the day by name. */
export function dayHeading(day: string, today: string): string {
	if (day === today) return m.activities_today();
	return weekdayAndDay(day);
}

export const freeWords = (free: number | null): string =>
	free === null
		? ''
		: free === 0
			? m.activities_full()
			: free === 1
				? m.activities_one_left()
				: m.activities_left({ count: free });

export const factsOf = ({ from, until, place, area, minutes, costCents }: ShownDay): string[] => [
	timeWords(from, until),
	area && !place.includes(area) ? `${place}, ${area}` : place,
	...(minutes === null ? [] : [m.activities_walk({ minutes })]),
	costWords(costCents),
];

export const spanWord = (span: Span): string => {
	const at = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'].indexOf(span);
	// The first of March 2026 was a Sunday.
	if (at >= 0)
		return dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', { weekday: 'long', timeZone: 'UTC' }).format(
			new Date(Date.UTC(2026, 2, 1 + at)),
		);
	return {
		vandaag: m.activities_today(),
		morgen: m.activities_tomorrow(),
		week: m.activities_week(),
		weekend: m.activities_weekend(),
		maand: m.activities_month(),
	}[span as 'vandaag' | 'morgen' | 'week' | 'weekend' | 'maand'];
};

export const partWord = (part: DayPart): string =>
	({ ochtend: m.activities_morning, middag: m.activities_afternoon, avond: m.activities_evening })[part]();

export const dayAndTime = ({ onDay, from, until }: { onDay: string; from: string; until: string }): string =>
	`${weekdayAndDay(onDay)}, ${timeWords(from, until)}`;

export const moment = (at: string): string =>
	`${longDay(new Date(at))}, ${dates('nl-NL', { timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(new Date(at))}`;

export type Told = Omit<Activity, 'words'> & { area: string; repeat: Repeat | null };
