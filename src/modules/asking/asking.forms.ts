import * as v from 'valibot';
import { readContact } from '#modules/initiatives';
import { readFollowCode } from '#modules/signals';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { type answers, consentHows, fewestYes, mostYes, wents } from './asking.ts';

const NeedCode = v.pipe(v.string('required'), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-need'));
const AreaCode = v.pipe(v.string('required'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
/** A question that goes round: about a need in an area, or about a pattern. */
export const StartAskingForm = v.object({
	id: orNothing(Id),
	need: NeedCode,
	area: AreaCode,
	pattern: orNothing(Id),
	approach: orNothing(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'unknown-approach'))),
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
