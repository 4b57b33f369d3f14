import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { cityGoals, goalStates, pledgeKinds } from './programme.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
/** "12" or "12,5"; what is left open is nothing. */
const Figure = orNothing(
	v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^-?\d{1,9}([.,]\d{1,2})?$/, 'not-a-number'),
		v.transform((text) => Number(text.replace(',', '.'))),
	),
);

export const BeginProgrammeForm = v.object({
	area: v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area')),
	title: words(3, 80),
	intro: words(10, 500),
	from: Day,
});
export type BeginProgrammeForm = v.InferOutput<typeof BeginProgrammeForm>;

export const GoalForm = v.object({
	cityGoal: v.picklist(cityGoals, 'required'),
	words: words(5, 200),
	source: v.pipe(v.string('required'), v.regex(/^((session|analysis|pattern) \S{1,80}|meeting)$/, 'required')),
	meeting: freeTextOrNothing(120),
	figure: orNothing(v.pipe(v.string(), v.regex(/^[a-z_]{2,60}$/, 'invalid'))),
	figureTarget: Figure,
	ownLabel: freeTextOrNothing(80),
	ownWas: Figure,
	ownTarget: Figure,
});
export type GoalForm = v.InferOutput<typeof GoalForm>;

export const PledgeForm = v.object({
	goal: Id,
	organisation: words(2, 80),
	kind: v.picklist(pledgeKinds, 'required'),
	words: words(5, 200),
	paper: Ticked,
});
export type PledgeForm = v.InferOutput<typeof PledgeForm>;

/** Whose words go: of the plan itself, a goal or a telling. */
export const WordsAwayForm = v.object({ row: Id });
export const PledgeAwayForm = v.object({ pledge: Id });
export const ProgressForm = v.object({
	goal: Id,
	state: v.picklist(goalStates, 'required'),
	words: words(5, 500),
	ownNow: Figure,
});
export type ProgressForm = v.InferOutput<typeof ProgressForm>;
export const LinkInitiativeForm = v.object({ goal: Id, initiative: Id });
export const ProgrammeButtonForm = v.object({});
export const PublishForm = v.object({ looked: v.pipe(Ticked, v.literal(true, 'programme-look')) });
export const PledgeAnswerForm = v.object({ answer: v.picklist(['yes', 'no'], 'required') });
export const PledgeCodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const CityGoalForm = v.object({ code: v.picklist(cityGoals, 'required'), nl: words(3, 60), en: words(3, 60) });
export type CityGoalForm = v.InferOutput<typeof CityGoalForm>;
