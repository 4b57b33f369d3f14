import { dayAfter } from '#platform/wall-time';

/** From help to a place, an activity or somebody near, with a way back. Pure; days as yyyy-mm-dd, codes are part of message keys. */
export const stepKinds = ['place', 'activity', 'buddy'] as const;
export type StepKind = (typeof stepKinds)[number];
export const arrivalRounds = ['two-weeks', 'two-months'] as const;
export type ArrivalRound = (typeof arrivalRounds)[number];
export const arrivalOutcomes = ['comes', 'now-and-then', 'not'] as const;
export type ArrivalOutcome = (typeof arrivalOutcomes)[number];

export type Arrival = {
	id: string;
	round: ArrivalRound;
	dueOn: string;
	outcome: ArrivalOutcome | null;
	saidBy: 'worker' | 'person' | null;
};
export type StepDown = {
	id: string;
	kind: StepKind;
	targetId: string | null;
	placeCalled: string;
	wish: string;
	/** Who goes along the first time. */
	with: string;
	wishSharedOn: string | null;
	introduceOn: string;
	introduced: 'yes' | 'not' | null;
	backOn: string | null;
	backSeenOn: string | null;
	endedOn: string | null;
	arrivals: Arrival[];
};

/** After two weeks and after two months somebody asks whether they came. */
export const arrivalDays = (introducedOn: string): Record<ArrivalRound, string> => ({
	'two-weeks': dayAfter(introducedOn, 14),
	'two-months': dayAfter(introducedOn, 61),
});

/** What waits for the worker: the introduction was to be, a check is due, or they want to come back. */
export type StepWaits = 'introduction' | 'arrival' | 'back';
export function stepWaits(step: StepDown, today: string): StepWaits | null {
	if (step.backOn && !step.backSeenOn) return 'back';
	if (step.endedOn) return null;
	if (!step.introduced) return step.introduceOn <= today ? 'introduction' : null;
	return arrivalDue(step, today) ? 'arrival' : null;
}

/** The check that may be answered now, the oldest first. */
export const arrivalDue = ({ arrivals, endedOn }: StepDown, today: string): Arrival | undefined =>
	endedOn ? undefined : arrivals.find(({ outcome, dueOn }) => outcome === null && dueOn <= today);
