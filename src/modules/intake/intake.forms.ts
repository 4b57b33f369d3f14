import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { heavier, howSure, moments } from './heavier.ts';
import { routes, waysIn, weights } from './intake.ts';

const asked = {
	words: v.pipe(freeText(500), v.minLength(5, 'too-short')),
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	called: freeText(80),
	reach: v.pipe(freeText(160), v.minLength(5, 'too-short')),
};
/** `asked`: of which team, where one may choose. */
export const AskHelpForm = v.object({ ...asked, asked: orNothing(Id) });
export type AskHelpForm = v.InferOutput<typeof AskHelpForm>;
export const TakeInForm = v.object({ ...asked, by: v.picklist(waysIn.slice(1), 'required') });
export type TakeInForm = v.InferOutput<typeof TakeInForm>;
export const IntakeCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const IntakeButtonForm = v.object({});
export const WeighForm = v.object({
	weight: v.picklist(weights, 'required'),
	why: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	route: orNothing(v.picklist(routes, 'invalid')),
	handed: freeTextOrNothing(120),
});
export type WeighForm = v.InferOutput<typeof WeighForm>;
export const GiveForm = v.object({ worker: Id });
export const PassForm = v.object({ team: Id, agreed: Ticked });
export type PassForm = v.InferOutput<typeof PassForm>;
export const BeginForm = v.object({ first: freeText(60), last: freeText(80), geboren: orNothing(Day), jong: Ticked });
export type BeginForm = v.InferOutput<typeof BeginForm>;
export const IntakeWayForm = v.object({
	area: v.pipe(v.string('unknown-area'), v.regex(/^WK\d{6}$/, 'unknown-area')),
	days: v.pipe(
		v.string('required'),
		v.regex(/^\d{1,2}$/, 'not-a-number'),
		v.transform(Number),
		v.minValue(1, 'not-a-number'),
		v.maxValue(30, 'not-a-number'),
	),
	specialist: freeTextOrNothing(120),
	town: freeTextOrNothing(120),
	deciders: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((some) => [...new Set([some].flat().filter(Boolean))]),
		v.array(Id),
		v.maxLength(12, 'invalid'),
	),
});
export type IntakeWayForm = v.InferOutput<typeof IntakeWayForm>;
export const HeavierForm = v.object({
	moment: v.picklist(moments, 'required'),
	which: v.picklist(heavier, 'required'),
	worker: v.picklist(howSure, 'required'),
	person: v.picklist([...howSure, 'not-asked'], 'required'),
});
export type HeavierForm = v.InferOutput<typeof HeavierForm>;
