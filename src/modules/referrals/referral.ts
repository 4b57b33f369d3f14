import { workingDaysLater } from '#platform/working-days';

/** Wellbeing on prescription. Pure rules; days as yyyy-mm-dd. The codes are part of message keys. */
export const practiceKinds = ['gp', 'physio', 'nurse', 'midwife', 'dentist', 'other'] as const;
export type PracticeKind = (typeof practiceKinds)[number];
export const keyUses = ['form', 'program'] as const;
export type KeyUse = (typeof keyUses)[number];
/** How much the practice hears: nothing, came or not, that it was accepted and what was chosen, a short note too. */
export const levels = [0, 1, 2, 3] as const;
export type Level = (typeof levels)[number];
export const agreedHows = ['said', 'typed'] as const;
export type AgreedHow = (typeof agreedHows)[number];
export const reachHows = ['phone', 'mail', 'practice'] as const;
export type ReachHow = (typeof reachHows)[number];
export const tryHows = ['phone', 'mail', 'visit', 'practice'] as const;
export type TryHow = (typeof tryHows)[number];
/** In what role a practice takes part in an exchange (NTvG): it refers, gives advice, or tells something with a yes. */
export const practiceRoles = ['referrer', 'expert', 'informant'] as const;
export type PracticeRole = (typeof practiceRoles)[number];
export const goodOutcomes = ['linked', 'helped', 'to-team'] as const;
export const failedOutcomes = ['not-reached', 'did-not-come', 'did-not-want', 'no-place', 'moved', 'other'] as const;
export const endOutcomes = [...goodOutcomes, ...failedOutcomes] as const;
export type EndOutcome = (typeof endOutcomes)[number];
export type Outcome = EndOutcome | 'withdrawn';
export const stepKinds = [
	'referred',
	'taken',
	'given-back',
	'try',
	'talk',
	'no-show',
	'asked',
	'told',
	'looked',
	'level',
	'slip',
] as const;
export type StepKind = (typeof stepKinds)[number];

export type Practice = {
	id: string;
	organisationId: string;
	ourName: string;
	name: string;
	kind: PracticeKind;
	areaCode: string;
	contactFunction: string;
	answerDays: number;
	dropIn: string;
	madeOn: string;
	endedOn: string | null;
};
export type PracticeKey = {
	id: string;
	practiceId: string;
	use: KeyUse;
	madeOn: string;
	untilOn: string;
	revokedOn: string | null;
};
/** Who gave the person their slip. The practice may have kept the first one, so behind that stands no more than the practice knows. */
export const slipGivers = ['practice', 'coach'] as const;
export type SlipBy = (typeof slipGivers)[number];
export type Referral = {
	id: string;
	practiceId: string;
	organisationId: string;
	areaCode: string;
	level: Level;
	agreedHow: AgreedHow;
	followEnd: string;
	slipBy: SlipBy;
	referredOn: string;
	dueOn: string;
	takenBy: string | null;
	takenCalled: string | null;
	takenOn: string | null;
	stepOn: string | null;
	reachedOn: string | null;
	came: boolean | null;
	outcome: Outcome | null;
	endedOn: string | null;
};
/** Who it is and what they ask: for who took it on. */
export type ReferralPerson = {
	called: string;
	reachHow: ReachHow;
	reach: string;
	voicemail: boolean;
	question: string;
	passion: string;
};
export type ReferralStep = {
	id: string;
	referralId: string;
	onDay: string;
	kind: StepKind;
	how: TryHow | null;
	reached: boolean | null;
	talk: number | null;
	practiceRole: PracticeRole | null;
	byCalled: string | null;
};
/** What a practice hears: as much as the person chose. */
export type Told = {
	id: string;
	practice: string;
	level: Level;
	referredOn: string;
	reference: string;
	takenOn: string | null;
	came: boolean | null;
	outcome: Outcome | null;
	endedOn: string | null;
	chosen: string;
	note: string;
};

/** Whether this slip can bring the level there: one that the practice may hold only lets it hear less. */
export const slipReaches = ({ slipBy, level }: { slipBy: SlipBy; level: Level }, wanted: Level): boolean =>
	slipBy === 'coach' || wanted <= level;

export const mostTalks = 3;
/** After so many working days without an answer somebody counts as not reached. */
export const notReachedAfter = 10;
/** Nobody is "not reached" after one call. */
export const leastTries = 2;
/** A referral that nobody did anything with for so many days may be taken over. */
export const leftAloneDays = 7;

/** The day by which the coach calls: within the working days agreed with the practice. */
export const answerDue = (referredOn: string, answerDays: number): string => workingDaysLater(referredOn, answerDays);

/** Nobody called yet though the day came. */
export const isDue = ({ takenOn, endedOn, dueOn, stepOn }: Referral, today: string): boolean =>
	endedOn === null && dueOn <= today && (takenOn === null || stepOn === null);

/** Tried long enough to say that somebody was not reached. */
export const mayBeNotReached = (
	{ referredOn, reachedOn }: Pick<Referral, 'referredOn' | 'reachedOn'>,
	tryDays: readonly string[],
	today: string,
): boolean =>
	reachedOn === null && new Set(tryDays).size >= leastTries && workingDaysLater(referredOn, notReachedAfter) <= today;

/** Taken on, not reached, and the working days are over: time to try once more or to say so. */
export const waitsUnreached = (referral: Referral, today: string): boolean =>
	referral.endedOn === null &&
	referral.takenOn !== null &&
	referral.reachedOn === null &&
	workingDaysLater(referral.referredOn, notReachedAfter) <= today;

export const isFailure = (outcome: Outcome): boolean => (failedOutcomes as readonly string[]).includes(outcome);

/** How far it is for the practice, in one word; nothing that the level keeps back is looked at. */
export type ToldState = 'received' | 'accepted' | 'came' | 'not-came' | 'done' | 'failed';
export function toldState({ level, takenOn, came, outcome, endedOn }: Told): ToldState {
	if (level === 0) return 'received';
	if (level === 1) return came ? 'came' : came === false || endedOn ? 'not-came' : 'received';
	if (outcome) return isFailure(outcome) ? 'failed' : 'done';
	if (came !== null) return came ? 'came' : 'not-came';
	return takenOn ? 'accepted' : 'received';
}
