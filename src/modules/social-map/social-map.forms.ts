import * as v from 'valibot';
import { phoneFrom } from '#modules/people';
import { Confirmed, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { accessibilityCodes, mapKinds } from './map-entry.ts';
import { readHours } from './week-hours.ts';

/** What the address of a search says; what cannot be read is left out, so that an old link still works. */
const asked = <const S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
	v.fallback(v.optional(schema), undefined);
export const SearchAsked = v.object({
	zoek: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''), ''),
	/** A postcode, or the code of an area. */
	waar: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(12)), ''), ''),
	soort: asked(v.picklist(['organisation', 'service', 'group', 'place'])),
	laag: asked(v.literal('informeel')),
	taal: asked(v.pipe(v.string(), v.regex(/^[a-z]{2}$/))),
	gratis: v.fallback(Ticked, false),
	open: v.fallback(Ticked, false),
	rolstoel: v.fallback(Ticked, false),
});
export type SearchAsked = v.InferOutput<typeof SearchAsked>;

export const RemarkForm = v.object({ text: v.pipe(freeText(500), v.minLength(3, 'too-short')) });
export const RemarkAnswerForm = v.object({ remark: Id, outcome: v.picklist(['changed', 'left'], 'required') });
/** A form that only has a button. */
export const ButtonForm = v.object({});
export const TieForm = v.object({ strength: v.pipe(v.picklist(['1', '2', '3'], 'required'), v.transform(Number)) });
export const EntryIdForm = v.object({ id: Id });

const Area = v.pipe(v.string('unknown-area'), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'));
const many = <const T extends readonly string[]>(words: T) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((told) => [told].flat().filter(Boolean)),
		v.array(v.picklist(words, 'invalid')),
	);
const Languages = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((told) => [told].flat().filter(Boolean)),
	v.array(v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'invalid'))),
	v.maxLength(24, 'too-many'),
);
const Mail = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.toLowerCase(),
	v.maxLength(254, 'too-long'),
	v.union([v.literal(''), v.pipe(v.string(), v.email('not-an-email'))], 'not-an-email'),
);
const Phone = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(40, 'too-long'),
	v.check((typed) => typed === '' || phoneFrom(typed) !== undefined, 'not-a-phone'),
	v.transform((typed) => phoneFrom(typed) ?? ''),
);
const Website = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(300, 'too-long'),
	v.transform((typed) => (typed && !/^[a-z]+:/i.test(typed) ? `https://${typed}` : typed)),
	v.check((typed) => typed === '' || (/^https?:\/\/\S+$/.test(typed) && URL.canParse(typed)), 'not-a-website'),
);
/** "52.0705, 5.1012", as every map gives it. */
const Spot = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(40, 'too-long'),
	v.check((typed) => typed === '' || spotFrom(typed) !== undefined, 'map-not-a-spot'),
	v.transform((typed) => spotFrom(typed) ?? { lon: null, lat: null }),
);

/** Latitude first, as maps copy it. Only what lies in or near the Netherlands. */
export function spotFrom(typed: string): { lon: number; lat: number } | undefined {
	const [, lat, lon] = /^(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(typed) ?? [];
	const spot = { lon: Number(lon), lat: Number(lat) };
	return lat && lon && spot.lat > 50 && spot.lat < 54 && spot.lon > 3 && spot.lon < 8 ? spot : undefined;
}

export const EntryForm = v.object({
	kind: v.picklist(
		mapKinds.filter((kind) => kind !== 'person') as Exclude<(typeof mapKinds)[number], 'person'>[],
		'required',
	),
	layer: v.picklist(['formal', 'informal'], 'required'),
	name: v.pipe(freeText(120), v.minLength(2, 'too-short')),
	summary: freeTextOrNothing(600),
	area: Area,
	address: freeTextOrNothing(160),
	spot: Spot,
	need: orNothing(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,60}$/, 'invalid'))),
	forWhom: freeTextOrNothing(200),
	free: v.optional(v.picklist(['', 'yes', 'no'], 'invalid'), ''),
	costs: freeTextOrNothing(200),
	hours: v.pipe(
		v.optional(v.string(), ''),
		v.maxLength(1000, 'too-long'),
		v.check((typed) => readHours(typed) !== undefined, 'map-hours'),
		v.transform((typed) => readHours(typed) ?? []),
	),
	whenWords: freeTextOrNothing(200),
	freePlaces: orNothing(v.pipe(v.string(), v.regex(/^\d{1,4}$/, 'not-a-number'), v.transform(Number))),
	languages: Languages,
	accessibility: many(accessibilityCodes),
	phone: Phone,
	mail: Mail,
	website: Website,
	hosts: Ticked,
	mine: Ticked,
	keeperName: freeTextOrNothing(80),
	keeperMail: Mail,
	confirmed: Confirmed,
});
export type EntryForm = v.InferOutput<typeof EntryForm>;

export const PersonForm = v.object({
	name: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	summary: freeText(280),
	area: Area,
	need: EntryForm.entries.need,
	languages: Languages,
	hosts: Ticked,
	consent: v.picklist(['spoken', 'written'], 'consent-needed'),
	confirmed: Confirmed,
	/** Without one nobody could see, change or leave what is said of them. */
	card: v.pipe(v.string('required'), v.nonEmpty('required'), Id),
});
export type PersonForm = v.InferOutput<typeof PersonForm>;
/** How somebody said yes, and whose card it is, stays as it was. */
export const PersonChangeForm = v.omit(PersonForm, ['consent', 'card']);

/** What a keeper says of an entry by letter, with one button. */
export const LetterAnswerForm = v.object({ id: Id, told: v.picklist(['right', 'gone', 'not-mine'], 'required') });
export type LetterAnswerForm = v.InferOutput<typeof LetterAnswerForm>;
/** What changed, as a keeper writes it by letter. */
export const LetterChangeForm = v.pick(EntryForm, [
	'name',
	'summary',
	'address',
	'hours',
	'whenWords',
	'costs',
	'phone',
	'mail',
	'website',
	'confirmed',
]);
export type LetterChangeForm = v.InferOutput<typeof LetterChangeForm>;
/** A worker looked at what was changed by letter: it stays, or what stood there comes back. */
export const LetterLookForm = v.object({ letter: Id, id: Id, what: v.picklist(['stays', 'back'], 'required') });
export type LetterLookForm = v.InferOutput<typeof LetterLookForm>;
