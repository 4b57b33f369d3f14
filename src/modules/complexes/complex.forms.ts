import * as v from 'valibot';
import { phoneFrom } from '#modules/people';
import { readCode } from '#modules/signals';
import { Confirmed, Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { homeBands, houseRoles, tellsOfFew, tellsWhatTheyAre } from './complex.ts';

/** How long a code for the commission is, in characters of five bits. */
export const houseCodeLetters = 16;

/** Words about who live there: never about few of them, and what they do instead of what they are. */
const aboutThem = (most: number) =>
	v.pipe(
		freeTextOrNothing(most),
		v.check((words) => !tellsOfFew(words), 'complex-few'),
		v.check((words) => !tellsWhatTheyAre(words), 'complex-what-they-are'),
	);

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
	welkom: aboutThem(600),
	afspraken: freeTextOrNothing(1200),
	afgesproken: orNothing(Day),
	samen: aboutThem(300),
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
export const ShowForm = v.object({ id: Id, zichtbaar: Ticked });
export const NoFieldsForm = v.object({});
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
	/** A first name, with one letter behind it at most: everybody may come to read it. */
	naam: v.pipe(freeText(40), v.regex(/^\p{L}[\p{L}'’-]*( \p{L}\.?)?$/u, 'house-first-name')),
	zichtbaar: Ticked,
});
export type JoinHouseForm = v.InferOutput<typeof JoinHouseForm>;
