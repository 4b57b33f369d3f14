import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { answers, hows, longestSentence, reaches } from './inquiry.ts';

/** One line to colleagues. What it is about is read from the words when nobody says so. */
export const InquiryForm = v.object({
	id: orNothing(Id),
	sentence: v.pipe(freeText(longestSentence), v.minLength(8, 'too-short')),
	confirmed: v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), ''),
	reach: v.optional(v.picklist(reaches, 'invalid'), 'team'),
	area: v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	need: orNothing(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'))),
	until: orNothing(Day),
});
export type InquiryForm = v.InferOutput<typeof InquiryForm>;

/** The tap. */
export const TapForm = v.object({ id: Id, answer: v.picklist(answers, 'required') });
export type TapForm = v.InferOutput<typeof TapForm>;

/** How somebody knows someone. Of a person nothing is sent: who it is stays with who answers. */
export const HowForm = v.variant(
	'how',
	[
		v.object({ how: v.literal(hows[0]), talent: Id }),
		v.object({ how: v.literal(hows[1]) }),
		v.object({
			how: v.literal(hows[2]),
			place: v.pipe(freeText(80), v.minLength(3, 'too-short')),
			words: freeTextOrNothing(140),
			confirmed: v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), ''),
		}),
	],
	'required',
);
export type HowForm = v.InferOutput<typeof HowForm>;

/** Somebody's wish and the talent a colleague named. */
export const BothForm = v.object({
	answer: Id,
	wish: Id,
	task: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	looked: Ticked,
});
export type BothForm = v.InferOutput<typeof BothForm>;

/** The line once more, as others will read it. */
export const LineSignalForm = v.object({
	text: v.pipe(freeText(longestSentence), v.minLength(8, 'too-short')),
	confirmed: v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), ''),
});
export type LineSignalForm = v.InferOutput<typeof LineSignalForm>;

export const CloseForm = v.object({ found: Ticked });
export const OnMapForm = v.object({ id: Id });
export const JustThis = v.object({});
