import * as v from 'valibot';
import { domains } from '#modules/plans';
import { Id } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { type Answers, scales } from './measure.ts';

/** A place on a scale; '' or nothing is left out. */
const upTo = (most: number) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.regex(/^(\d{1,2})?$/, 'not-a-number'),
		v.transform((typed) => (typed === '' ? undefined : Number(typed))),
		v.check((value) => value === undefined || (value >= 1 && value <= most), 'not-a-number'),
	);
const perDomain = (scale: 'reliance' | 'life') =>
	Object.fromEntries(domains.map((domain) => [`${scale}-${domain}`, upTo(scales[scale])]));

export const MeasureForm = v.object({
	why: freeText(140),
	takingPart: upTo(scales.takingPart),
	...perDomain('reliance'),
	...perDomain('life'),
});
export type MeasureForm = { why: string; takingPart: number | undefined } & Record<string, number | string | undefined>;
export const MeasureIdForm = v.object({ measure: Id });

/** What the fields of the form say, by way of looking and part of life. */
export function answersIn(form: MeasureForm): Answers {
	const of = (scale: 'reliance' | 'life') =>
		Object.fromEntries(
			domains.flatMap((domain) => {
				const value = form[`${scale}-${domain}`];
				return typeof value === 'number' ? [[domain, value]] : [];
			}),
		);
	return { reliance: of('reliance'), life: of('life'), takingPart: form.takingPart ?? null };
}
