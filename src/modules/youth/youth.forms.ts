import * as v from 'valibot';
import { Day, Id, orNothing } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { askOutcomes, bands, parentHows, youthBecames, youthKinds } from './youth.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));

export const NewYouthForm = v.object({
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	called: freeText(30),
	band: v.picklist(bands, 'required'),
});
export type NewYouthForm = v.InferOutput<typeof NewYouthForm>;
export const ParentCodeForm = v.object({ youth: Id, how: v.picklist(parentHows, 'required') });
export const YouthAskForm = v.object({ ask: Id });
export const YouthIdForm = v.object({ youth: Id });
export const YouthCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const YouthButtonForm = v.object({});
export const WriteYouthForm = v.object({
	kind: v.picklist(youthKinds, 'required'),
	words: words(5, 280),
	programme: orNothing(Id),
	initiative: orNothing(Id),
});
export type WriteYouthForm = v.InferOutput<typeof WriteYouthForm>;
export const YouthWordForm = v.object({ word: Id });
export const LookOverYouthForm = v.object({ word: Id, back: freeTextOrNothing(200) });
export const AnswerYouthForm = v.object({
	word: Id,
	became: v.picklist(youthBecames, 'required'),
	answer: words(5, 500),
	by: words(3, 80),
	due: v.optional(v.union([v.literal(''), Day], 'not-a-date'), ''),
});
export type AnswerYouthForm = v.InferOutput<typeof AnswerYouthForm>;
export const AskYouthForm = v.object({ called: freeText(40), reach: words(5, 120), words: words(5, 280) });
export type AskYouthForm = v.InferOutput<typeof AskYouthForm>;
export const EndAskForm = v.object({ ask: Id, outcome: v.picklist(askOutcomes, 'required') });
