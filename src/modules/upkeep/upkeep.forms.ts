import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { gifts, goings, receiveds, wantings } from './upkeep.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
const several = <const S extends v.GenericSchema<string, unknown>>(one: S) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((ticked) => [...new Set([ticked].flat().filter(Boolean))]),
		v.array(one),
	);

export const UpkeepForm = v.object({
	initiative: orNothing(Id),
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	place: words(3, 120),
	does: words(5, 500),
	months: v.pipe(
		several(v.pipe(v.string(), v.regex(/^([1-9]|1[0-2])$/, 'upkeep-months'), v.transform(Number))),
		v.minLength(1, 'upkeep-months'),
	),
	gives: several(v.picklist(gifts, 'invalid')),
	givesWords: freeTextOrNothing(500),
	euros: orNothing(
		v.pipe(
			v.string(),
			v.trim(),
			v.regex(/^(€\s*)?\d{1,5}([.,]\d{1,2})?$/, 'euros'),
			v.transform((text) => Math.round(Number(text.replace(/[€\s]/g, '').replace(',', '.')) * 100)),
			v.minValue(100, 'euros'),
		),
	),
	starts: Day,
	group: words(3, 80),
	called: words(1, 60),
	reach: words(5, 120),
});
export type UpkeepForm = v.InferOutput<typeof UpkeepForm>;

export const YesForm = v.object({ agreed: v.pipe(Ticked, v.literal(true, 'required')) });
export const UpkeepButtonForm = v.object({});
export const UpkeepReviewForm = v.object({
	goes: v.picklist(goings, 'required'),
	received: v.picklist(receiveds, 'required'),
	wants: v.picklist(wantings, 'required'),
	words: freeTextOrNothing(500),
});
export type UpkeepReviewForm = v.InferOutput<typeof UpkeepReviewForm>;
export const StopForm = v.object({ why: words(3, 500) });
export const UpkeepCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
