import * as v from 'valibot';
import { readCode } from '#modules/signals';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { safariCodeLetters } from './safari.ts';

const Hour = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'),
);
const Whole = (least: number, most: number, code: 'safari-places' | 'safari-came') =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,2}$/, code),
		v.transform(Number),
		v.minValue(least, code),
		v.maxValue(most, code),
	);

export const PlanSafariForm = v.object({
	na: orNothing(Id),
	titel: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	op: Day,
	om: Hour,
	waar: v.pipe(freeText(120), v.minLength(3, 'too-short')),
	plaatsen: Whole(2, 40, 'safari-places'),
});
export type PlanSafariForm = v.InferOutput<typeof PlanSafariForm>;

export const SafariEntryForm = v.object({ entry: Id });
export const SafariHostForm = v.object({ id: Id });

/** A yes says how they are called on the poster, how guests reach them afterwards, and for who receives at home where that is. */
export const HostSaysForm = v.object({
	id: Id,
	antwoord: v.picklist(['yes', 'no'], 'required'),
	naam: freeTextOrNothing(60),
	adres: freeTextOrNothing(120),
	bereik: freeTextOrNothing(120),
});
export type HostSaysForm = v.InferOutput<typeof HostSaysForm>;

export const GuestForm = v.object({
	naam: freeText(40),
	bereik: v.pipe(freeText(120), v.minLength(5, 'too-short')),
	nodig: freeTextOrNothing(140),
});
export type GuestForm = v.InferOutput<typeof GuestForm>;

export const AgainForm = v.object({
	weer: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((said) => [said].flat()),
		v.array(Id),
		v.maxLength(60),
	),
	help: freeTextOrNothing(280),
});
export type AgainForm = v.InferOutput<typeof AgainForm>;

export const BeenForm = v.object({ kwamen: Whole(0, 60, 'safari-came'), verhaal: freeText(600) });
export type BeenForm = v.InferOutput<typeof BeenForm>;

export const SafariCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, safariCodeLetters) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});
/** A form that only has a button. */
export const SafariButtonForm = v.object({});
