import * as v from 'valibot';
import { Confirmed, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing, withoutBsn } from '#platform/free-text/free-text';
import {
	agreedHows,
	endOutcomes,
	keyUses,
	levels,
	practiceKinds,
	practiceRoles,
	reachHows,
	tryHows,
} from './referral.ts';

const MailAddress = v.pipe(v.string('required'), v.trim(), v.maxLength(254, 'too-long'), v.email('not-an-email'));
const Level = v.pipe(
	v.union([v.string(), v.number()], 'required'),
	v.transform(Number),
	v.picklist(levels, 'required'),
);
const AnswerDays = v.pipe(v.string('required'), v.regex(/^[1-5]$/, 'required'), v.transform(Number));

export const NewPracticeForm = v.object({
	name: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	kind: v.picklist(practiceKinds, 'required'),
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	contact: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	mail: MailAddress,
	days: AnswerDays,
	dropIn: freeTextOrNothing(120),
	/** For who works for no organisation of its own here. */
	organisation: orNothing(Id),
	confirmed: Confirmed,
});
export type NewPracticeForm = v.InferOutput<typeof NewPracticeForm>;
export const ChangePracticeForm = v.object({
	practice: Id,
	contact: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	mail: orNothing(MailAddress),
	days: AnswerDays,
	dropIn: freeTextOrNothing(120),
	confirmed: Confirmed,
});
export type ChangePracticeForm = v.InferOutput<typeof ChangePracticeForm>;
export const PracticeForm = v.object({ practice: Id });
export const KeyForm = v.object({ practice: Id, use: v.picklist(keyUses, 'required') });
export const CoachForm = v.object({ practice: Id, worker: Id });

/** A number of the practice itself. Eight or nine digits could be a citizen number or a day of birth. */
export const OwnReference = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(16, 'referral-reference'),
	v.regex(/^[A-Za-z0-9-]*$/, 'referral-reference'),
	v.check((typed) => !/\d{8,9}/.test(typed.replaceAll('-', '')), 'referral-reference'),
	withoutBsn,
);
export const ReferForm = v.object({
	called: freeText(30),
	reachHow: v.picklist(reachHows, 'required'),
	reach: freeTextOrNothing(120),
	voicemail: Ticked,
	question: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	passion: freeTextOrNothing(140),
	level: Level,
	agreedHow: v.picklist(agreedHows, 'referral-agree'),
	reference: OwnReference,
});
export type ReferForm = v.InferOutput<typeof ReferForm>;

export const ReferralCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const SlipLevelForm = v.object({ level: Level });
/** Other words to look with; they come as a form, and stand in no address. */
export const NearForm = v.object({ woorden: freeTextOrNothing(100) });
export type NearForm = v.InferOutput<typeof NearForm>;
export const ReferralButton = v.object({});
export const TryForm = v.object({ how: v.picklist(tryHows, 'required'), reached: Ticked });
export type TryForm = v.InferOutput<typeof TryForm>;
export const AskedForm = v.object({
	role: v.picklist(practiceRoles, 'required'),
	agreed: v.pipe(Ticked, v.literal(true, 'referral-asked-agree')),
});
export const EndReferralForm = v.object({
	outcome: v.picklist(endOutcomes, 'required'),
	chosen: freeTextOrNothing(120),
	why: freeTextOrNothing(280),
	note: freeTextOrNothing(280),
});
export type EndReferralForm = v.InferOutput<typeof EndReferralForm>;
