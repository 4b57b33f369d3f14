import * as v from 'valibot';
import { PlaceCode } from '#modules/areas';
import { readContact } from '#modules/initiatives';
import { Confirmed, Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { borrowers, thingKinds } from './lending.ts';

export const LendingAsked = v.object({
	waar: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(12)), ''), ''),
});

/** "25" or "2,50" in euros, as people write it; kept in cents. */
const Euros = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^(€ ?)?\d{0,3}([.,]\d{1,2})?$/, 'activities-cost'),
	v.transform((typed) => Math.round(Number(typed.replace(/[€ ]/g, '').replace(',', '.') || 0) * 100)),
);

export const ThingForm = v.object({
	kind: v.picklist(thingKinds, 'required'),
	title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	summary: v.pipe(freeText(600), v.minLength(10, 'too-short')),
	area: PlaceCode,
	initiative: orNothing(Id),
	owner: freeTextOrNothing(80),
	how: freeTextOrNothing(280),
	deposit: Euros,
	forWhom: v.picklist(borrowers, 'required'),
	/** The second look at words that point at somebody. */
	confirmed: Confirmed,
});
export type ThingForm = v.InferOutput<typeof ThingForm>;

export const BorrowForm = v.object({
	firstDay: Day,
	lastDay: Day,
	called: freeText(80),
	contact: v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.maxLength(120, 'too-long'),
		v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
		v.transform((typed) => readContact(typed)?.value ?? ''),
	),
	why: freeTextOrNothing(280),
});
export type BorrowForm = v.InferOutput<typeof BorrowForm>;

export const LoanAnswerForm = v.object({
	loan: Id,
	state: v.picklist(['promised', 'refused', 'away', 'back'], 'required'),
	/** Why not, or how it came back. */
	words: freeTextOrNothing(280),
});
export type LoanAnswerForm = v.InferOutput<typeof LoanAnswerForm>;
export const WithdrawForm = v.object({ loan: Id });
export const StopLendingForm = v.object({ thing: Id });
