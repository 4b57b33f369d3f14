import * as v from 'valibot';
import { readContact } from '#modules/initiatives';
import { readFollowCode } from '#modules/signals';
import { freeText } from '#platform/free-text/free-text';
import { type answers, consentHows, fewestYes, mostYes, wents } from './asking.ts';

const Id = v.pipe(v.string('required'), v.uuid('not-found'));
const left = <const S extends v.GenericSchema>(schema: S) =>
	v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => undefined),
			),
			schema,
		]),
	);
const Ticked = v.optional(
	v.pipe(
		v.union([v.boolean(), v.string()]),
		v.transform((value) => value === true || value === 'on'),
	),
	false,
);
const NeedCode = v.pipe(v.string('required'), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'));
const AreaCode = v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
const Day = v.pipe(
	v.string('required'),
	v.nonEmpty('required'),
	v.isoDate('not-a-date'),
	// The 31st of February looks like a date too.
	v.check((day) => new Date(Date.parse(day) || 0).toISOString().startsWith(day), 'not-a-date'),
);

/** A question that goes round: about a need in an area, or about a pattern. */
export const StartAskingForm = v.object({
	id: left(Id),
	need: NeedCode,
	area: AreaCode,
	pattern: left(Id),
	approach: left(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'unknown-approach'))),
	sentence: v.pipe(freeText(280), v.minLength(10, 'too-short')),
	fewest: v.pipe(
		v.optional(v.string(), String(fewestYes)),
		v.regex(/^\d{1,2}$/, 'asking-fewest-range'),
		v.transform(Number),
		v.minValue(fewestYes, 'asking-fewest-range'),
		v.maxValue(mostYes, 'asking-fewest-range'),
	),
	confirmed: v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), ''),
});
export type StartAskingForm = v.InferOutput<typeof StartAskingForm>;

const said = <const A extends (typeof answers)[number]>(answer: A) => ({ answer: v.literal(answer) });

/** What somebody said. Only a yes brings a name and a way to reach them, and says how consent was given. */
export const AnswerForm = v.variant(
	'answer',
	[
		v.object({
			...said('yes'),
			called: freeText(40),
			contact: v.pipe(
				freeText(120),
				v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
			),
			how: v.picklist(consentHows, 'required'),
			consent: v.pipe(
				Ticked,
				v.check((ticked) => ticked, 'asking-consent-needed'),
			),
		}),
		v.object(said('no')),
		v.object(said('not-now')),
		v.object(said('not-reached')),
	],
	'required',
);
export type AnswerForm = v.InferOutput<typeof AnswerForm>;

export const WentForm = v.object({ went: v.picklist(wents, 'required') });
export const OwnWentForm = v.object({ id: Id, went: v.picklist(wents, 'required') });
export const OwnYesForm = v.object({ id: Id });
export const GroupForm = v.object({
	title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	summary: v.pipe(freeText(280), v.minLength(10, 'too-short')),
});
export const MeetingForm = v.object({
	on: Day,
	where: v.pipe(freeText(120), v.minLength(3, 'too-short')),
});
export const YesCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readFollowCode(typed) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});
/** A form that only has a button. */
export const JustThis = v.object({});
