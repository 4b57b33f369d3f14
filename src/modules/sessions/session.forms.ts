import * as v from 'valibot';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { helpedWords } from './session.ts';

export const PrepareForm = v.object({
	pattern: orNothing(Id),
	institution: v.pipe(freeText(80), v.minLength(2, 'too-short')),
	about: v.pipe(freeText(280), v.minLength(10, 'too-short')),
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	place: v.pipe(freeText(120), v.minLength(3, 'too-short')),
	on: Day,
	at: v.pipe(v.string('required'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'session-time')),
});
export type PrepareForm = v.InferOutput<typeof PrepareForm>;

export const QuestionForm = v.object({ text: v.pipe(freeText(280), v.minLength(5, 'too-short')) });
export const MergeForm = v.object({ question: Id, into: Id });
export const SessionAnswerForm = v.object({
	question: orNothing(Id),
	words: v.pipe(freeText(280), v.minLength(5, 'too-short')),
	answer: freeText(1000),
});
export const RecheckForm = v.object({ id: Id });
export const HelpedForm = v.object({ helped: v.picklist(helpedWords, 'required') });
/** A form that only has a button. */
export const ConfirmForm = v.object({});
