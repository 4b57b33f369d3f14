import * as v from 'valibot';
import { PlaceCode } from '#modules/areas';
import { readContact } from '#modules/initiatives';
import { readCode } from '#modules/signals';
import { readHours } from '#modules/social-map';
import { Confirmed, Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { atOnceKinds, managementKinds, roomThings, userKinds } from './room.ts';
import { mostTimes, rhythms, stepMinutes } from './room-series.ts';
import { minutesOf } from './room-times.ts';

/** How long a code for a booking or an invitation is, in characters of five bits. */
export const roomCodeLetters = 16;

const Time = v.pipe(
	v.string('required'),
	v.trim(),
	v.nonEmpty('required'),
	v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not-a-time'),
	v.check((time) => minutesOf(time) % stepMinutes === 0, 'room-quarters'),
);
export const whole = (least: number, most: number) =>
	v.pipe(
		v.string('required'),
		v.trim(),
		v.nonEmpty('required'),
		v.regex(/^\d{1,6}$/, 'not-a-number'),
		v.transform(Number),
		v.minValue(least, 'not-a-number'),
		v.maxValue(most, 'not-a-number'),
	);
/** "12,50" or "12", in whole cents; nothing typed is nothing to pay. */
export const Cents = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^(\d{1,4}([.,]\d{1,2})?)?$/, 'not-an-amount'),
	v.transform((typed) => Math.round(Number(typed.replace(',', '.') || '0') * 100)),
);

const asked = <const S extends v.GenericSchema<unknown, unknown>>(schema: S) =>
	v.fallback(v.optional(schema), undefined);

/** What the address of the list says; what cannot be read is left out. */
export const RoomsAsked = v.object({
	zoek: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''), ''),
	waar: asked(v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8}|CX\d{10})$/))),
	mensen: asked(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1))),
	dag: asked(Day),
	rolstoel: v.fallback(Ticked, false),
});
export type RoomsAsked = v.InferOutput<typeof RoomsAsked>;

/** What somebody wants to book, as the address of the booking page says it. */
export const TimeAsked = v.object({
	dag: asked(Day),
	van: asked(Time),
	tot: asked(Time),
	soort: v.fallback(v.optional(v.picklist(userKinds), 'private'), 'private'),
	herhaal: v.fallback(v.optional(v.picklist(rhythms), 'once'), 'once'),
	keer: v.fallback(v.optional(whole(1, mostTimes), '6'), 6),
});
export type TimeAsked = v.InferOutput<typeof TimeAsked>;

export const BookForm = v.object({
	dag: Day,
	van: Time,
	tot: Time,
	soort: v.picklist(userKinds, 'required'),
	herhaal: v.picklist(rhythms, 'required'),
	keer: whole(1, mostTimes),
	woord: freeTextOrNothing(60),
	mensen: whole(1, 2000),
	naam: freeText(60),
	bereik: v.pipe(
		freeText(100),
		v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
	),
	bericht: freeTextOrNothing(280),
	initiatief: orNothing(Id),
	/** The version of the house rules that was read. */
	regels: v.optional(whole(0, 9999), '0'),
	akkoord: Ticked,
	optie: Ticked,
});
export type BookForm = v.InferOutput<typeof BookForm>;

export const RoomCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, roomCodeLetters) ?? ''),
		v.nonEmpty('room-unknown-code'),
	),
});
export const JoinRoomForm = v.object({ ...RoomCodeForm.entries, naam: freeText(40) });
export type JoinRoomForm = v.InferOutput<typeof JoinRoomForm>;

/** One booking of those with this code, or all that are still to come. */
export const SettleForm = v.object({
	id: Id,
	stap: v.picklist(['cancel', 'cancel-all', 'take', 'forget'], 'required'),
});
export type SettleForm = v.InferOutput<typeof SettleForm>;
export const AnswerForm = v.object({
	id: Id,
	stap: v.picklist(['yes', 'yes-all', 'cancel', 'cancel-all', 'came', 'missed', 'untitle'], 'required'),
});
export type AnswerForm = v.InferOutput<typeof AnswerForm>;

const Hours = v.pipe(
	v.optional(v.string(), ''),
	v.check((typed) => (readHours(typed)?.length ?? 0) > 0, 'map-hours'),
	v.transform((typed) => readHours(typed) ?? []),
);
/** Days one under the other, or with commas between. */
const Days = v.pipe(
	v.optional(v.string(), ''),
	v.transform((typed) => [...new Set(typed.split(/[\s,;]+/).filter(Boolean))].sort()),
	v.maxLength(200, 'too-many'),
	v.check((days) => days.every((day) => v.is(Day, day)), 'not-a-date'),
);
const Things = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((told) => [told].flat().filter(Boolean)),
	v.array(v.picklist(roomThings, 'invalid')),
);

export const RoomForm = v.object({
	naam: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	uitleg: freeTextOrNothing(600),
	gebied: PlaceCode,
	adres: freeTextOrNothing(120),
	plek: orNothing(Id),
	mensen: whole(1, 2000),
	er: Things,
	rolstoel: Ticked,
	toilet: Ticked,
	uren: Hours,
	dicht: Days,
	gratis: Ticked,
	dagdeel: Cents,
	zakelijk: Cents,
	tussen: whole(0, 240),
	optie: whole(1, 168),
	meteen: v.picklist(atOnceKinds, 'required'),
	afzeggen: whole(0, 720),
	beheer: v.picklist(managementKinds, 'required'),
	kosten: Cents,
	/** The second look at words that point at somebody. */
	confirmed: Confirmed,
});
export type RoomForm = v.InferOutput<typeof RoomForm>;

export const RulesForm = v.object({
	tekst: v.pipe(freeText(4000), v.minLength(5, 'too-short')),
	groot: Ticked,
	confirmed: Confirmed,
});
export type RulesForm = v.InferOutput<typeof RulesForm>;

export const InviteToRoomForm = v.object({ beheert: Ticked });
export const RoomPersonForm = v.object({ id: Id, opent: freeTextOrNothing(200) });
export const RoomIdForm = v.object({ id: Id });
export const KeyForm = v.object({
	sleutel: freeText(60),
	wie: orNothing(Id),
	organisatie: freeTextOrNothing(80),
	op: Day,
});
export type KeyForm = v.InferOutput<typeof KeyForm>;
export const NoFieldsForm = v.object({});
