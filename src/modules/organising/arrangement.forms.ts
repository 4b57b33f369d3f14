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
	back: orNothing(Id),
	since: Day,
	confirmed: Confirmed,
});
export type ChooseWayForm = v.InferOutput<typeof ChooseWayForm>;
