import { nearestWords } from '#modules/social-map';
import { weekdayOf } from '#platform/recurrence';
import { dayAfter } from '#platform/wall-time';
import { type DayPart, dayParts } from './activity.ts';

export const weekdayNames = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const;
export const spans = ['vandaag', 'morgen', 'week', 'weekend', 'maand', ...weekdayNames] as const;
export type Span = (typeof spans)[number];

/** Words for a time among the words somebody looks for, slips forgiven: "taalels dinsdg" is "taalels", on a Tuesday. */
export function readWhen(text: string): { words: string; span?: Span; part?: DayPart } {
	const found: { span?: Span; part?: DayPart } = {};
	const rest = text.split(/\s+/).filter((typed) => {
		const word = typed.toLowerCase().replace(/[^a-zà-ÿ]/g, '');
		const [meant] = nearestWords(
			word,
			[...spans, ...dayParts].filter((one) => one.length > 4),
			1,
		);
		if (dayParts.includes(meant as DayPart)) found.part = meant as DayPart;
		else if (meant) found.span = meant as Span;
		return !meant;
	});
	return { words: rest.join(' ').trim(), ...found };
}

/** The days somebody means, both included, and whether a day among them counts. A weekday is looked for four weeks ahead. */
export function windowOf(
	span: Span | undefined,
	today: string,
	usual: number,
): { since: string; until: string; counts: (day: string) => boolean } {
	const within = (since: string, days: number, counts: (day: string) => boolean = () => true) => ({
		since,
		until: dayAfter(since, days),
		counts,
	});
	if (span === undefined) return within(today, usual);
	if (span === 'vandaag') return within(today, 0);
	if (span === 'morgen') return within(dayAfter(today, 1), 0);
	if (span === 'week') return within(today, 6);
	if (span === 'maand') return within(today, 27);
	if (span === 'weekend') return within(today, 6, (day) => [0, 6].includes(weekdayOf(day)));
	return within(today, 27, (day) => weekdayOf(day) === weekdayNames.indexOf(span));
}
