import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { actionStates, informedWays } from './consultation.ts';

const Ids = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((some) => [...new Set([some].flat().filter(Boolean))]),
	v.array(Id),
	v.maxLength(20, 'invalid'),
);

export const BringInForm = v.object({
	client: Id,
	question: v.pipe(freeText(280), v.minLength(10, 'too-short')),
	day: Day,
	place: freeText(120),
	invited: Ids,
	expert: freeTextOrNothing(120),
	named: Ticked,
	informed: orNothing(v.picklist(informedWays, 'invalid')),
	exception: freeTextOrNothing(280),
});
export type BringInForm = v.InferOutput<typeof BringInForm>;
export const InformForm = v.object({
	informed: v.picklist(informedWays, 'required'),
	exception: freeTextOrNothing(280),
});
export type InformForm = v.InferOutput<typeof InformForm>;
export const BeginForm = v.object({ attended: Ids });
export const DecideForm = v.object({
	decision: v.pipe(freeText(500), v.minLength(5, 'too-short')),
	lesson: freeTextOrNothing(280),
});
export type DecideForm = v.InferOutput<typeof DecideForm>;
export const AskActionForm = v.object({
	worker: Id,
	what: v.pipe(freeText(200), v.minLength(5, 'too-short')),
	due: Day,
});
export type AskActionForm = v.InferOutput<typeof AskActionForm>;
export const SayActionForm = v.object({ action: Id, state: v.picklist(actionStates, 'required') });
export type SayActionForm = v.InferOutput<typeof SayActionForm>;
export const ObjectForm = v.object({ consultation: Id });
