import * as v from 'valibot';
import { Day } from '#platform/form-fields';
import type { Operation } from '#platform/route/openapi';

export const ActivitiesQuery = v.object({
	since: v.pipe(v.optional(Day), v.description('First day, today when left out')),
	until: v.pipe(v.optional(Day), v.description('Last day, four weeks on when left out; half a year ahead at most')),
	areaCode: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8}|CX\d{10})$/, 'unknown-area'))),
		v.description('District, neighbourhood or complex, with everything inside it'),
	),
});
export type ActivitiesQuery = v.InferOutput<typeof ActivitiesQuery>;

const Occurrence = v.object({
	day: v.pipe(v.string(), v.description('Day on which it is held')),
	from: v.pipe(v.string(), v.description('Wall time in the Netherlands, hh:mm')),
	until: v.string(),
	cancelled: v.boolean(),
	freePlaces: v.nullable(v.number()),
});
const ActivityShown = v.object({
	id: v.pipe(v.string(), v.uuid()),
	title: v.string(),
	summary: v.string(),
	forWhom: v.string(),
	areaCode: v.string(),
	place: v.string(),
	lon: v.nullable(v.number()),
	lat: v.nullable(v.number()),
	costCents: v.number(),
	languages: v.array(v.string()),
	accessibility: v.array(v.string()),
	organiser: v.string(),
	recurrenceRule: v.pipe(v.nullable(v.string()), v.description('RFC 5545 section 3.3.10')),
	signUp: v.boolean(),
	occurrences: v.array(Occurrence),
});
const Activities = v.object({ activities: v.array(ActivityShown) });
export type ActivitiesShown = v.InferOutput<typeof Activities>;

/** What a program can ask of the activities. */
export const operations: Operation[] = [
	{
		operationId: 'listActivities',
		method: 'get',
		path: '/activities',
		tag: 'activities',
		permission: 'activities.look',
		summary: 'Activities in the neighbourhood',
		description: 'Every activity with a day in the window, and its days in it. Nobody who comes is in it.',
		input: ActivitiesQuery,
		output: { name: 'Activities', schema: Activities },
	},
];
