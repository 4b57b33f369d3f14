import * as v from 'valibot';
import { Day, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing, withoutBsn } from '#platform/free-text/free-text';
import { feedbackSentences, grounds, keyUses } from './agreement.ts';

export const longestWorry = 280;
export const longestFeedback = 140;

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
const mail = v.pipe(words(3, 254), v.toLowerCase(), v.email('not-an-email'));
/** Boxes that were ticked: none, one or several. */
const several = (one: v.GenericSchema<string, string>, none: string) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((ticked) => [ticked].flat().filter(Boolean)),
		v.array(one),
		v.minLength(1, none),
		v.maxLength(60, 'too-many'),
	);
const AreaCode = v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'));
const Code = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-theme'));

export const ProposeForm = v.object({
	partner: v.pipe(v.string('required'), v.uuid('required')),
	doel: words(10, 280),
	themas: several(Code, 'agreement-theme-needed'),
	gebieden: several(AreaCode, 'agreement-area-needed'),
	grondslag: v.picklist(grounds, 'agreement-why-needed'),
	toelichting: freeTextOrNothing(280),
	terug: v.pipe(
		v.picklist(['0', '1', '2'], 'required'),
		v.transform((level) => Number(level) as 0 | 1 | 2),
	),
	vanaf: Day,
	tot: Day,
	contact: words(2, 80),
	contactMail: mail,
	vervanger: words(2, 80),
	vervangerMail: mail,
});
export type ProposeForm = v.InferOutput<typeof ProposeForm>;

export const NothingToFill = v.object({});
export const EndAgreementForm = v.object({ reden: words(3, 280) });
export const KeyForm = v.object({ voor: v.picklist(keyUses, 'required') });

const orNothing = <S extends v.GenericSchema<string, unknown>>(schema: S) =>
	v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined),
			),
			schema,
		]),
	);

/** One worry, the same for the form and the API. */
export const PassOnForm = v.object({
	id: orNothing(
		v.pipe(
			v.string(),
			v.uuid('invalid'),
			v.transform((id) => id.toLowerCase()),
		),
	),
	theme: v.pipe(v.string('worry-theme-needed'), v.nonEmpty('worry-theme-needed'), Code),
	text: words(3, longestWorry),
	postcode: orNothing(
		v.pipe(
			v.string(),
			v.transform((typed) => typed.replace(/\s+/g, '').toUpperCase()),
			v.regex(/^[1-9]\d{3}([A-Z]{2})?$/, 'unknown-postcode'),
		),
	),
	areaCode: orNothing(AreaCode),
	ground: v.picklist(['agreed', 'agreement'], 'worry-ground-needed'),
	mayAskBack: Ticked,
	contact: orNothing(v.pipe(v.string(), v.trim(), v.maxLength(200, 'too-long'), withoutBsn)),
	confirmed: orNothing(v.pipe(v.string(), v.maxLength(40, 'invalid'))),
});
export type PassOnForm = v.InferOutput<typeof PassOnForm>;

/** What goes along with closing: nothing for most signals, an answer for a partner's. */
export const FeedbackForm = v.object({
	terugmelding: orNothing(v.picklist(feedbackSentences, 'invalid')),
	terugmeldingZin: freeTextOrNothing(longestFeedback),
	terugmeldingMag: Ticked,
});
export type FeedbackForm = v.InferOutput<typeof FeedbackForm>;
