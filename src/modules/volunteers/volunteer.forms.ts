import * as v from 'valibot';
import { consentWays } from '#modules/people';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';

const hoursAWeek = v.pipe(
	v.string('required'),
	v.trim(),
	v.regex(/^\d{1,2}$/, 'volunteer-hours'),
	v.transform(Number),
	v.minValue(1, 'volunteer-hours'),
	v.maxValue(16, 'volunteer-hours'),
);
const scope = v.pipe(freeText(280), v.minLength(5, 'too-short'));

/** They live in none of the places of this municipality. */
export const elsewhere = 'elders';
const ways = consentWays.filter((way) => way !== 'online');

export const TakeOnForm = v.object({
	kaart: Id,
	taak: scope,
	uren: hoursAWeek,
	woont: v.pipe(v.string('required'), v.nonEmpty('required'), v.regex(/^(elders|WK\d{6}|BU\d{8})$/, 'unknown-area')),
	hoe: v.pipe(v.optional(v.string(), ''), v.picklist(ways, 'consent-needed')),
	vanaf: Day,
	tot: Day,
});
export type TakeOnForm = v.InferOutput<typeof TakeOnForm>;
export const ChangeForm = v.object({
	taak: scope,
	uren: hoursAWeek,
	training: orNothing(Day),
	/** Filled in: they may help in their own village after all. */
	reden: v.pipe(
		freeTextOrNothing(200),
		v.check((typed) => typed === '' || typed.length >= 5, 'too-short'),
	),
});
export type ChangeForm = v.InferOutput<typeof ChangeForm>;

const Several = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((some) => [some].flat()),
);
/** In one order: the things carried, and to whom each goes. `einde`: it is rounded off. */
export const LeaveForm = v.object({
	stuk: v.pipe(Several, v.array(Id)),
	naar: v.pipe(
		Several,
		v.array(v.pipe(v.string(), v.regex(/^(einde|[0-9a-f]{8}-[0-9a-f-]{27})$/, 'volunteer-hand-over'))),
	),
});
export type LeaveForm = v.InferOutput<typeof LeaveForm>;

/** Whole, half and quarter hours: "1,5" or "1.5". In quarters. */
export const HoursForm = v.object({
	taak: Id,
	uren: v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.regex(/^\d{1,2}([.,]\d{1,2})?$/, 'volunteer-noted-hours'),
		v.transform((typed) => Math.round(Number(typed.replace(',', '.')) * 4)),
		v.minValue(1, 'volunteer-noted-hours'),
		v.maxValue(64, 'volunteer-noted-hours'),
	),
	op: Day,
});
export type HoursForm = v.InferOutput<typeof HoursForm>;
export const OneForm = v.object({ id: Id });
