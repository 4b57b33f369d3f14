import * as v from 'valibot';
import { Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { answers, askings, givings, kinds, rings, steps, tasks, whats } from './network.ts';

/** One box or more; a form sends one as a word. */
const some = <const T extends readonly string[]>(of: T) =>
	v.optional(
		v.pipe(
			v.union([v.array(v.string()), v.string()]),
			v.transform((said) => [...new Set([said].flat())]),
			v.array(v.picklist(of, 'invalid')),
		),
		[],
	);

export const NetworkPersonForm = v.object({
	person: orNothing(Id),
	called: freeText(40),
	what: v.picklist(whats, 'required'),
	kind: orNothing(v.picklist(kinds, 'invalid')),
	ring: v.picklist(rings, 'required'),
	gives: v.picklist(givings, 'required'),
	energy: Ticked,
	does: some(tasks),
	ask: v.picklist(askings, 'required'),
	askfor: some(tasks),
	askwords: freeTextOrNothing(120),
});
export type NetworkPersonForm = v.InferOutput<typeof NetworkPersonForm>;
export const NetworkPersonIdForm = v.object({ person: Id });
export const NetworkStepForm = v.object({ person: Id, step: v.picklist(steps, 'invalid') });
export const NetworkPlaceForm = v.object({
	person: Id,
	ring: v.picklist(rings, 'invalid'),
	place: v.pipe(
		v.string('required'),
		v.regex(/^\d{1,2}$/, 'invalid'),
		v.transform((typed) => Number(typed)),
	),
});
export const NetworkAnswerForm = v.object({
	answer: v.picklist(answers, 'required'),
	words: freeTextOrNothing(500),
	carer: Ticked,
});
export type NetworkAnswerForm = v.InferOutput<typeof NetworkAnswerForm>;
export const NetworkButtonForm = v.object({});
export const NetworkPictureForm = v.object({ picture: Id });
