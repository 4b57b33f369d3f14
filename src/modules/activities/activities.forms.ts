import * as v from 'valibot';
import { PlaceCode } from '#modules/areas';
import { readContact } from '#modules/initiatives';
import { phoneFrom } from '#modules/people';
import { accessibilityCodes } from '#modules/social-map';
import { Confirmed, Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { repeats } from '#platform/recurrence';
import { dayParts, rides } from './activity.ts';
import { spans } from './asked-when.ts';

/** What the address of a list says; what cannot be read is left out, so that an old link still works. */
const asked = <const S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
	v.fallback(v.optional(schema), undefined);
const words = (most: number) => v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(most)), ''), '');
export const ActivitiesAsked = v.object({
	zoek: words(100),
	/** A postcode, or the code of an area. */
	waar: words(12),
	wanneer: asked(v.picklist(spans)),
	deel: asked(v.picklist(dayParts)),
	lopen: v.fallback(Ticked, false),
});
export type ActivitiesAsked = v.InferOutput<typeof ActivitiesAsked>;

const Area = v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
const Time = v.pipe(v.string('required'), v.trim(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'activities-time'));
const several = <const S extends v.GenericSchema<string, unknown>>(one: S) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((told) => [told].flat().filter(Boolean)),
		v.array(one),
	);
const count = (most: number) =>
	orNothing(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,4}$/, 'not-a-number'),
			v.transform(Number),
			v.minValue(1, 'not-a-number'),
			v.maxValue(most, 'not-a-number'),
		),
	);
/** "2,50" in euros, as people write it; kept in cents. */
const Euros = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^(€ ?)?\d{0,3}([.,]\d{1,2})?$/, 'activities-cost'),
	v.transform((typed) => Math.round(Number(typed.replace(/[€ ]/g, '').replace(',', '.') || 0) * 100)),
);
const Phone = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(40, 'too-long'),
	v.check((typed) => typed === '' || phoneFrom(typed) !== undefined, 'not-a-phone'),
	v.transform((typed) => phoneFrom(typed) ?? ''),
);
const Mail = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.toLowerCase(),
	v.maxLength(254, 'too-long'),
	v.union([v.literal(''), v.pipe(v.string(), v.email('not-an-email'))], 'not-an-email'),
);
const Contact = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.maxLength(120, 'too-long'),
	v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
	v.transform((typed) => readContact(typed)?.value ?? ''),
);

/** What can be changed of an activity; when it is stays as people know it. */
export const ActivityForm = v.object({
	/** The second look at words that point at somebody. */
	confirmed: Confirmed,
	title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	summary: v.pipe(freeText(600), v.minLength(10, 'too-short')),
	forWhom: freeTextOrNothing(120),
	place: v.pipe(freeText(160), v.minLength(2, 'too-short')),
	cost: Euros,
	languages: several(v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'invalid'))),
	accessibility: several(v.picklist(accessibilityCodes, 'invalid')),
	phone: Phone,
	mail: Mail,
	places: count(500),
});
export type ActivityForm = v.InferOutput<typeof ActivityForm>;

export const NewActivityForm = v.object({
	...ActivityForm.entries,
	area: PlaceCode,
	/** An entry of the map, where it is; then its name is the place. */
	mapEntry: orNothing(Id),
	initiative: orNothing(Id),
	/** Who runs it, in words; of an initiative its own name. */
	organiser: freeTextOrNothing(80),
	suggestion: orNothing(Id),
	day: Day,
	from: Time,
	until: Time,
	repeat: v.picklist(repeats, 'required'),
	lastDay: orNothing(Day),
	/** Loose days, one a line or with commas between. */
	also: v.pipe(
		v.optional(v.string(), ''),
		v.maxLength(700, 'too-long'),
		v.check((typed) => looseDays(typed) !== undefined, 'activities-days'),
		v.transform((typed) => looseDays(typed) ?? []),
	),
	notOnHolidays: Ticked,
	signUp: Ticked,
});
export type NewActivityForm = v.InferOutput<typeof NewActivityForm>;

/** "2026-12-03, 17-12-2026" as days; undefined when one of them is none. */
export function looseDays(typed: string): string[] | undefined {
	const days = typed
		.split(/[\s,;]+/)
		.filter(Boolean)
		.map((one) =>
			one.replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, (_, day, month, year) =>
				[year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
			),
		);
	return days.length <= 60 && days.every((day) => v.is(Day, day)) ? [...new Set(days)] : undefined;
}

export const OffForm = v.object({ day: Day });
export const MoveForm = v.object({ day: Day, onDay: Day, from: Time, until: Time });
export const EndForm = v.object({ lastDay: Day });
export const ActivityButton = v.object({});

const Going = {
	together: Ticked,
	ride: v.optional(v.picklist(rides, 'required'), 'none'),
	seats: count(8),
	rideArea: orNothing(Area),
};
export const SignUpForm = v.object({
	day: Day,
	called: freeText(40),
	contact: Contact,
	...Going,
});
export type SignUpForm = v.InferOutput<typeof SignUpForm>;
export const GoingForm = v.object(Going);
export type GoingForm = v.InferOutput<typeof GoingForm>;
export const AskPairForm = v.object({ kind: v.picklist(['together', 'ride'], 'required') });
export const AnswerPairForm = v.object({ pair: Id, yes: v.picklist(['yes', 'no'], 'required') });
export const ProposePairForm = v.object({
	day: Day,
	kind: v.picklist(['together', 'ride'], 'required'),
	first: Id,
	second: Id,
});
export const TurnoutForm = v.object({ day: Day, came: several(Id), people: count(2000) });
export const SuggestForm = v.object({
	area: Area,
	title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	words: v.pipe(freeText(500), v.minLength(10, 'too-short')),
});
export const SuggestionForm = v.object({ suggestion: Id });
