import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { becomings, domains, happenings, outcomes, parts, skips, steps } from './plan.ts';

const count = (most: number) =>
	v.pipe(
		v.string('required'),
		v.regex(/^\d{1,6}$/, 'not-a-number'),
		v.transform(Number),
		v.maxValue(most, 'not-a-number'),
	);
/** The version that somebody read before they wrote; 0 for what is new. */
const Version = count(999_999);

export const WordsForm = v.object({
	part: v.picklist(parts, 'required'),
	version: Version,
	words: freeTextOrNothing(2000),
});
export type WordsForm = v.InferOutput<typeof WordsForm>;
export const ChildrenForm = v.object({ children: count(20) });
export const GoalForm = v.object({
	goal: orNothing(Id),
	version: Version,
	words: freeText(300),
	domain: orNothing(v.picklist(domains, 'required')),
	why: freeTextOrNothing(140),
});
export type GoalForm = v.InferOutput<typeof GoalForm>;
export const GoalStandForm = v.object({ goal: Id, stand: v.picklist(['reached', 'open', 'dropped'], 'required') });
export type GoalStandForm = v.InferOutput<typeof GoalStandForm>;
export const AgreementForm = v.object({
	agreement: orNothing(Id),
	goal: Id,
	version: Version,
	step: v.picklist(steps, 'required'),
	who: freeTextOrNothing(80),
	what: freeText(300),
	skipped: orNothing(v.picklist(skips, 'required')),
	skippedWords: freeTextOrNothing(200),
	by: orNothing(Day),
});
export type AgreementForm = v.InferOutput<typeof AgreementForm>;
export const HappenedForm = v.object({ agreement: Id, happened: v.picklist([...happenings, 'dropped'], 'required') });
export type HappenedForm = v.InferOutput<typeof HappenedForm>;
export const HelperForm = v.object({
	called: v.pipe(freeText(120), v.minLength(2, 'too-short')),
	what: freeTextOrNothing(200),
	becomes: v.picklist(becomings, 'required'),
});
export type HelperForm = v.InferOutput<typeof HelperForm>;
export const HelperBecomesForm = v.object({ helper: Id, becomes: v.picklist([...becomings, 'gone'], 'required') });
export type HelperBecomesForm = v.InferOutput<typeof HelperBecomesForm>;

export const ButtonForm = v.object({});
export const PaperForm = v.object({
	as: v.picklist(['self', 'stands-for'], 'required'),
	called: freeText(120),
	on: Day,
});
export type PaperForm = v.InferOutput<typeof PaperForm>;
export const UnsignForm = v.object({ signature: Id });

export const NoteForm = v.object({
	words: freeText(4000),
	later: orNothing(Day),
	aboutOthers: Ticked,
	held: Ticked,
	follows: orNothing(Id),
	as: orNothing(v.picklist(['correction', 'redaction'], 'required')),
});
export type NoteForm = v.InferOutput<typeof NoteForm>;
export const OwnNoteForm = v.object({ words: freeText(4000) });
export const NoteShownForm = v.object({ note: Id, show: v.picklist(['share', 'hold'], 'required') });
export type NoteShownForm = v.InferOutput<typeof NoteShownForm>;
export const SayForm = v.object({
	kind: v.picklist(['comment', 'statement'], 'required'),
	aboutKind: v.picklist(['plan', 'goal', 'note'], 'required'),
	about: orNothing(Id),
	words: freeText(1000),
	/** Said aloud or on paper: the worker writes it down for the person. */
	spoken: Ticked,
});
export type SayForm = v.InferOutput<typeof SayForm>;
export const SayingForm = v.object({ saying: Id });
export const ScratchForm = v.object({ words: freeText(2000) });
export const ScratchGoneForm = v.object({ note: Id });

/** Months after the end on which somebody calls. */
export const aftercareMonths = ['1', '3', '6', '12'] as const;
const Months = v.picklist(aftercareMonths, 'required');
export const CloseForm = v.object({
	reached: freeText(2000),
	keeps: freeTextOrNothing(2000),
	call: freeTextOrNothing(2000),
	months: v.optional(
		v.union([
			v.array(Months),
			v.pipe(
				Months,
				v.transform((one) => [one]),
			),
		]),
		[],
	),
});
export type CloseForm = v.InferOutput<typeof CloseForm>;
export const AftercareForm = v.object({
	call: Id,
	outcome: v.picklist(outcomes, 'required'),
	words: freeTextOrNothing(500),
	again: orNothing(Day),
});
export type AftercareForm = v.InferOutput<typeof AftercareForm>;
export const WishForm = v.object({ kind: v.picklist(['another', 'again'], 'required'), words: freeTextOrNothing(500) });
export type WishForm = v.InferOutput<typeof WishForm>;
export const AnswerWishForm = v.object({ wish: Id, answer: freeText(500) });
export type AnswerWishForm = v.InferOutput<typeof AnswerWishForm>;
export const TakeUpForm = v.object({ wish: Id });
/** Whose plan is open, for who stands for somebody. */
export const HereQuery = v.object({ voor: orNothing(Id) });
