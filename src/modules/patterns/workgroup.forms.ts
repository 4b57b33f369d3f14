import * as v from 'valibot';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { longestWords } from './pattern.forms.ts';
import { decisionKinds } from './workgroup.ts';

const Id = v.pipe(v.string('invalid'), v.uuid('invalid'));
const Words = freeTextOrNothing(longestWords);
const Confirmed = v.optional(v.pipe(v.string(), v.maxLength(40, 'invalid')), '');
const AreaCode = v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'));
const alone = v.transform((one: string) => [one]);
/** Checkboxes: one that is ticked comes as text, several as a list. */
const AreaCodes = v.optional(v.union([v.pipe(AreaCode, alone), v.array(AreaCode)], 'unknown-area'), []);
const Ids = v.optional(v.union([v.pipe(Id, alone), v.array(Id)], 'invalid'), []);
const Day = v.pipe(
	v.optional(v.string('invalid'), ''),
	v.union([v.literal(''), v.pipe(v.string(), v.isoDate('invalid-date'))], 'invalid-date'),
	v.transform((day) => day || null),
);

/** How a workgroup is called, where it looks and when it meets. */
export const WorkgroupForm = v.object({
	id: v.optional(v.union([v.literal(''), Id]), ''),
	name: v.pipe(freeText(80, 'required'), v.minLength(2, 'required')),
	areas: v.pipe(AreaCodes, v.minLength(1, 'pattern-area-needed'), v.maxLength(30, 'pattern-too-many-areas')),
	weekday: v.pipe(v.string('required'), v.regex(/^[1-7]$/, 'required'), v.transform(Number)),
	startsAt: v.pipe(v.string('required'), v.nonEmpty('required'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid-time')),
});
export type WorkgroupForm = v.InferOutput<typeof WorkgroupForm>;

/** One decision about one pattern. `seen` is the last line of the history the decider had before them. */
export const DecisionForm = v.object({
	pattern: Id,
	seen: Id,
	what: v.picklist(decisionKinds, 'decision-needed'),
	words: Words,
	owner: v.pipe(
		v.optional(v.union([v.literal(''), Id], 'invalid'), ''),
		v.transform((id) => id || null),
	),
	due: Day,
	confirmed: Confirmed,
});
export type DecisionForm = v.InferOutput<typeof DecisionForm>;

export const UndoForm = v.object({ decision: Id });
export const PresentForm = v.object({ present: Ids });
const neededWords = freeText(longestWords, 'required');
export const QuestionForm = v.object({ question: neededWords, confirmed: Confirmed });
export const AnswerForm = v.object({ id: Id, answer: neededWords, confirmed: Confirmed });

/** Signals to put with a pattern, or to take out. */
export const BundleForm = v.object({
	signals: v.pipe(Ids, v.minLength(1, 'bundle-nothing-ticked'), v.maxLength(50, 'invalid')),
});
