import * as v from 'valibot';
import { readHours } from '#modules/social-map';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { questionKinds } from './desk.ts';

const NeedCode = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'));

export const OpenDeskForm = v.object({
	naam: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	plek: orNothing(Id),
	uren: v.pipe(
		freeTextOrNothing(400),
		v.transform((typed) => readHours(typed)),
		v.check((hours) => hours !== undefined, 'map-hours'),
		v.transform((hours) => hours ?? []),
	),
	partijen: freeTextOrNothing(280),
});
export type OpenDeskForm = v.InferOutput<typeof OpenDeskForm>;

export const PartyForm = v.object({ naam: v.pipe(freeText(60), v.minLength(2, 'too-short')) });
export const PresenceForm = v.object({ id: Id });
export const DeskButtonForm = v.object({});

export const LogForm = v.object({
	vraag: v.pipe(freeText(200), v.minLength(3, 'too-short')),
	soort: v.picklist(questionKinds, 'required'),
	gekeken: Ticked,
});
export type LogForm = v.InferOutput<typeof LogForm>;
export const SubjectForm = v.object({ onderwerp: orNothing(NeedCode) });
export const FoundForm = v.object({ entry: Id });
export const WordsForm = v.object({ antwoord: v.pipe(freeText(280), v.minLength(3, 'too-short')), gekeken: Ticked });
export type WordsForm = v.InferOutput<typeof WordsForm>;
/** `naar`: a professional who is present, or nothing for the team. */
export const HandUpForm = v.object({
	naar: orNothing(Id),
	naam: freeText(40),
	bereik: v.pipe(freeText(120), v.minLength(5, 'too-short')),
	/** The organisation of the team, as who asked heard it. */
	organisatie: freeTextOrNothing(120),
	akkoord: Ticked,
});
export type HandUpForm = v.InferOutput<typeof HandUpForm>;
export const TakeForm = v.object({ id: Id });
export const BecameForm = v.object({
	id: Id,
	werd: v.pipe(freeText(280), v.minLength(3, 'too-short')),
	gekeken: Ticked,
});
export type BecameForm = v.InferOutput<typeof BecameForm>;
