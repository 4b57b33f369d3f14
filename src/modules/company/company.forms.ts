import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { happenings } from './along.ts';
import { becauses, helperSays, hourKinds, passOns, sources } from './hours.ts';
import { arrivalOutcomes } from './step-down.ts';

export const StepDownForm = v.object({
	/** place:<id>, activity:<id>, or buddy. */
	target: v.pipe(v.string('required'), v.regex(/^(buddy|(place|activity):[0-9a-f-]{36})$/, 'required')),
	wish: freeTextOrNothing(200),
	with: freeText(80),
	on: Day,
});
export type StepDownForm = v.InferOutput<typeof StepDownForm>;
export const StepForm = v.object({ step: Id });
export const IntroducedForm = v.object({
	step: Id,
	introduced: v.picklist(['yes', 'not'], 'required'),
	on: orNothing(Day),
});
export const ArrivalForm = v.object({ arrival: Id, outcome: v.picklist(arrivalOutcomes, 'required') });
export const ShareWishForm = v.object({ step: Id, woorden: freeText(200), delen: Ticked, gekeken: Ticked });
export type ShareWishForm = v.InferOutput<typeof ShareWishForm>;

/** Hours as people write them, 2 or 1,5; in minutes, by the quarter of an hour. */
const HoursAWeek = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^\d{1,3}([.,]\d{1,2})?$/, 'company-hours'),
	v.transform((typed) => Math.round(Number(typed.replace(',', '.')) * 60)),
	v.check((minutes) => minutes <= 168 * 60 && minutes % 15 === 0, 'company-hours'),
);
export const HoursForm = v.object({
	source: v.picklist(sources, 'required'),
	kind: v.picklist(hourKinds, 'required'),
	hours: HoursAWeek,
	on: Day,
	because: v.picklist(becauses, 'required'),
	words: freeTextOrNothing(280),
});
export type HoursForm = v.InferOutput<typeof HoursForm>;
export const NewHelperForm = v.object({ called: freeText(40) });
export const HelperForm = v.object({ helper: Id });
export const HelperWordForm = v.object({ word: Id });
export const TopicsForm = v.object({
	helper: Id,
	topics: v.optional(
		v.pipe(
			v.union([v.array(v.string()), v.string()]),
			v.transform((said) => [...new Set([said].flat())]),
			v.array(v.picklist(passOns, 'invalid')),
		),
		[],
	),
});
export const HelperCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const HelperSaysForm = v.object({ word: v.picklist(helperSays, 'required') });
export const PassOnForm = v.object({ about: v.picklist(passOns, 'required'), words: freeText(280) });
export type PassOnForm = v.InferOutput<typeof PassOnForm>;

export const AlongForm = v.object({
	what: freeText(120),
	where: freeTextOrNothing(120),
	practical: freeTextOrNothing(280),
	on: Day,
	at: orNothing(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid'))),
});
export type AlongForm = v.InferOutput<typeof AlongForm>;
export const HappenedForm = v.object({
	along: Id,
	happened: v.picklist(happenings, 'required'),
	after: freeTextOrNothing(280),
	again: orNothing(Day),
});
export const CircleForm = v.object({ own: freeTextOrNothing(500), strengths: freeTextOrNothing(500) });
export type CircleForm = v.InferOutput<typeof CircleForm>;
export const CirclePersonForm = v.object({ called: freeText(40), does: freeText(120) });
export type CirclePersonForm = v.InferOutput<typeof CirclePersonForm>;
export const CirclePersonIdForm = v.object({ person: Id });
