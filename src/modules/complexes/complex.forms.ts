import * as v from 'valibot';
import { phoneFrom } from '#modules/people';
import { readCode } from '#modules/signals';
import { Confirmed, Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { homeBands, houseRoles, tellsOfFew } from './complex.ts';

/** How long a code for the commission is, in characters of five bits. */
export const houseCodeLetters = 16;

export const ComplexForm = v.object({
	naam: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	adres: v.pipe(freeText(160), v.minLength(3, 'too-short')),
	woningen: v.picklist(homeBands, 'required'),
	huismeester: freeTextOrNothing(200),
	telefoon: v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.check((typed) => typed === '' || phoneFrom(typed) !== undefined, 'not-a-phone'),
		v.transform((typed) => phoneFrom(typed) ?? ''),
	),
	welkom: freeTextOrNothing(600),
	afspraken: freeTextOrNothing(1200),
	afgesproken: orNothing(Day),
	samen: v.pipe(
		freeTextOrNothing(300),
		v.check((words) => !tellsOfFew(words), 'complex-few'),
	),
	/** The second look at words that point at somebody. */
	confirmed: Confirmed,
});
export type ComplexForm = v.InferOutput<typeof ComplexForm>;

export const NewComplexForm = v.object({
	...ComplexForm.entries,
	buurt: v.pipe(v.string('unknown-area'), v.regex(/^BU\d{8}$/, 'unknown-area')),
});
export type NewComplexForm = v.InferOutput<typeof NewComplexForm>;

export const AskForHouseForm = v.object({ rol: v.picklist(houseRoles, 'required') });
export const MemberForm = v.object({ id: Id });
export const EndComplexForm = v.object({
	zeker: v.pipe(
		Ticked,
		v.check((ticked) => ticked, 'required'),
	),
});

export const JoinHouseForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, houseCodeLetters) ?? ''),
		v.nonEmpty('room-unknown-code'),
	),
	naam: freeText(40),
	zichtbaar: Ticked,
});
export type JoinHouseForm = v.InferOutput<typeof JoinHouseForm>;
