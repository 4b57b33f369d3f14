import * as v from 'valibot';
import { freeTextOrNothing } from '#platform/free-text/free-text';
import { ideas, mostCases } from './round.ts';

const Id = v.pipe(v.string('required'), v.uuid('required'));
const isDay = (day: string): boolean => new Date(Date.parse(day) || 0).toISOString().startsWith(day);
// The 31st of February looks like a date too.
const Day = v.pipe(v.string('required'), v.nonEmpty('required'), v.isoDate('not-a-date'), v.check(isDay, 'not-a-date'));

export const PlanVisitForm = v.object({ colleague: Id, on: Day });
export type PlanVisitForm = v.InferOutput<typeof PlanVisitForm>;

export const BringForm = v.object({
	bring: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((ticked) => [ticked].flat().filter(Boolean)),
		v.array(v.pipe(v.string(), v.uuid('required'))),
		v.minLength(1, 'bundle-nothing-ticked'),
		v.maxLength(mostCases, 'round-too-many'),
	),
});

export const IdeaForm = v.pipe(
	v.object({
		case: Id,
		idea: v.picklist(ideas, 'required'),
		sentence: freeTextOrNothing(280),
		step: freeTextOrNothing(140),
		stepOn: v.optional(v.union([v.literal(''), Day]), ''),
	}),
	v.forward(
		v.partialCheck([['step'], ['stepOn']], ({ step, stepOn }) => step === '' || stepOn !== '', 'required'),
		['stepOn'],
	),
	v.forward(
		v.partialCheck([['step'], ['stepOn']], ({ step, stepOn }) => stepOn === '' || step !== '', 'required'),
		['step'],
	),
);
export type IdeaForm = v.InferOutput<typeof IdeaForm>;

export const CaseForm = v.object({ case: Id });
/** A form that only has a button. */
export const CallOffForm = v.object({});
