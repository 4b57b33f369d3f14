import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';

export const ageBands = ['to-30', '30-50', '50-67', '67-on'] as const;
export type AgeBand = (typeof ageBands)[number];

export const BeginJuryForm = v.object({
	stoelen: v.pipe(
		v.string('required'),
		v.trim(),
		v.regex(/^\d{1,2}$/, 'jury-seats'),
		v.transform(Number),
		v.minValue(3, 'jury-seats'),
		v.maxValue(25, 'jury-seats'),
	),
	tot: Day,
});
export type BeginJuryForm = v.InferOutput<typeof BeginJuryForm>;

export const WillingForm = v.object({
	naam: v.pipe(freeText(60), v.minLength(2, 'too-short')),
	bereik: freeTextOrNothing(120),
	buurt: orNothing(v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'))),
	leeftijd: orNothing(v.picklist(ageBands)),
});
export type WillingForm = v.InferOutput<typeof WillingForm>;

export const JurorForm = v.object({ id: Id });
export const NoFields = v.object({});
export const SeatForm = v.object({ antwoord: v.picklist(['ja', 'nee'], 'required'), naam: Ticked });
export type SeatForm = v.InferOutput<typeof SeatForm>;
export const StakeForm = v.object({ plan: Id, belang: v.picklist(['ja', 'nee'], 'required') });
export type StakeForm = v.InferOutput<typeof StakeForm>;

const Many = <const S extends v.GenericSchema<string, string | number>>(one: S) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((typed) => [typed].flat()),
		v.array(one),
		v.maxLength(8),
	);
const Why = v.pipe(freeText(300, 'budget-say-why'), v.minLength(3, 'budget-say-why'));
export const PointsForm = v.object({
	plan: Id,
	punten: Many(v.pipe(v.string(), v.regex(/^[1-5]$/, 'jury-points'), v.transform(Number))),
	reden: Many(Why),
});
export type PointsForm = v.InferOutput<typeof PointsForm>;
export const JuryVoteForm = v.object({ plan: Id, stem: v.picklist(['ja', 'nee'], 'required'), waarom: Why });
export type JuryVoteForm = v.InferOutput<typeof JuryVoteForm>;
export const QuestionForm = v.object({ plan: Id, vraag: v.pipe(freeText(300), v.minLength(5, 'too-short')) });
export type QuestionForm = v.InferOutput<typeof QuestionForm>;
export const AnswerForm = v.object({ id: Id, antwoord: v.pipe(freeText(600), v.minLength(2, 'too-short')) });

/** The decision of each plan: its reason, by the plan's id. */
export const DecisionsForm = v.looseObject({});
export const VoteForm = v.object({
	van: Day,
	tot: Day,
	soort: v.picklist(['approval', 'points'], 'required'),
	wie: v.picklist(['letter', 'desk', 'letter-and-desk'], 'required'),
	telling: v.picklist(['equal-shares-none', 'equal-shares-add1', 'equal-shares-add1u', 'greedy-none'], 'required'),
});
export type VoteForm = v.InferOutput<typeof VoteForm>;
