import { m } from '#text';
import type { ArrivalOutcome, ArrivalRound, StepKind } from '../step-down.ts';

const kindWords = {
	place: m.company_step_place,
	activity: m.company_step_activity,
	buddy: m.company_step_buddy,
} satisfies Record<StepKind, () => string>;
const roundWords = {
	'two-weeks': m.company_round_weeks,
	'two-months': m.company_round_months,
} satisfies Record<ArrivalRound, () => string>;
const outcomeWords = {
	comes: m.company_arrived_comes,
	'now-and-then': m.company_arrived_sometimes,
	not: m.company_arrived_not,
} satisfies Record<ArrivalOutcome, () => string>;

export const stepKindWord = (kind: StepKind): string => kindWords[kind]();
export const roundWord = (round: ArrivalRound): string => roundWords[round]();
export const outcomeWord = (outcome: ArrivalOutcome): string => outcomeWords[outcome]();
