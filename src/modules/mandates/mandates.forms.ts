import * as v from 'valibot';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { domains, grounds } from './mandate.ts';

const Whole = (most: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,6}$/, 'not-a-number'),
		v.transform(Number),
		v.minValue(1, 'not-a-number'),
		v.maxValue(most, 'not-a-number'),
	);

export const AgreeMandateForm = v.object({
	organisation: v.pipe(freeText(120), v.minLength(2, 'too-short')),
	domain: v.picklist(domains, 'required'),
	product: v.pipe(freeText(120), v.minLength(3, 'too-short')),
	euros: orNothing(Whole(100_000)),
	hours: orNothing(Whole(168)),
	weeks: orNothing(Whole(104)),
	term: Whole(60),
	executor: Id,
	contact: v.pipe(freeText(120), v.minLength(2, 'too-short')),
	reach: v.pipe(freeText(120), v.minLength(3, 'too-short')),
	support: freeTextOrNothing(120),
	from: Day,
	until: Day,
});
export type AgreeMandateForm = v.InferOutput<typeof AgreeMandateForm>;
export const EndMandateForm = v.object({ mandate: Id });
export const DecideMandateForm = v.object({
	mandate: Id,
	euros: orNothing(Whole(100_000)),
	hours: orNothing(Whole(168)),
	weeks: orNothing(Whole(104)),
	why: v.pipe(freeText(600), v.minLength(10, 'too-short')),
	practical: freeTextOrNothing(200),
	ground: v.picklist(grounds, 'required'),
	/** A code of policy/back-office-laws.yaml. */
	law: orNothing(v.pipe(v.string(), v.regex(/^[a-z-]{3,40}$/, 'invalid'))),
});
export type DecideMandateForm = v.InferOutput<typeof DecideMandateForm>;
export const AnswerMessageForm = v.object({ message: Id, words: v.pipe(freeText(280), v.minLength(3, 'too-short')) });
export const DoneMessageForm = v.object({ message: Id });
export const CheckDecisionForm = v.object({
	check: Id,
	right: v.pipe(
		v.picklist(['yes', 'no'], 'required'),
		v.transform((said) => said === 'yes'),
	),
	lesson: freeTextOrNothing(280),
});
export type CheckDecisionForm = v.InferOutput<typeof CheckDecisionForm>;
