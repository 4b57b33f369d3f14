import * as v from 'valibot';
import { Confirmed, Day, Id, orNothing } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { grounds, ways } from './arrangement.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));

/** The whole arrangement of a district at once: it is read as one page, and kept as one. */
export const ChooseWayForm = v.object({
	way: v.picklist(ways, 'required'),
	ground: v.picklist(grounds, 'required'),
	why: words(10, 600),
	breadth: words(5, 280),
	depth: words(5, 280),
	share: v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,3}$/, 'organising-share'),
		v.transform(Number),
		v.maxValue(100, 'organising-share'),
	),
	expect: words(10, 600),
	asked: words(10, 600),
	reach: words(5, 280),
	parties: words(3, 600),
	first: Id,
	days: v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,2}$/, 'organising-days'),
		v.transform(Number),
		v.minValue(1, 'organising-days'),
		v.maxValue(30, 'organising-days'),
	),
	back: orNothing(Id),
	/** Whom one may ask besides the first team, where everybody keeps what they were asked. */
	teams: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((some) => [...new Set([some].flat().filter(Boolean))]),
		v.array(Id),
		v.maxLength(20, 'invalid'),
	),
	since: Day,
	confirmed: Confirmed,
});
export type ChooseWayForm = v.InferOutput<typeof ChooseWayForm>;
