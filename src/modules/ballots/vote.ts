import type { Completion } from '#modules/budget';

export const ballotTypes = ['approval', 'points'] as const;
export const eligibilities = ['letter', 'desk', 'letter-and-desk'] as const;
export const countingRules = ['equal-shares', 'greedy'] as const;
export const channels = ['phone', 'desk', 'paper'] as const;
export type Channel = (typeof channels)[number];
export type CodeKind = 'letter' | 'desk';
/** Results per plan and the ballots themselves are told from so many ballots up. */
export const fewestTold = 10;
/** Of fewer than so many, who won would say what they chose: then people decide. */
export const fewestDeciding = 5;
/** Paper comes in until the last day, and is read for a week after it. */
export const daysForPaper = 7;

/** A vote on how a neighbourhood budget is spent. Money is in cents. */
export type Vote = {
	readonly id: string;
	readonly areaCode: string;
	readonly title: string;
	readonly budget: bigint;
	readonly ballotType: (typeof ballotTypes)[number];
	/** On a points ballot: how many points one voter divides. */
	readonly pointsEach: number | null;
	/** How many plans one voter chooses at most; null for as many as they like. */
	readonly mostChosen: number | null;
	readonly eligibility: (typeof eligibilities)[number];
	readonly rule: (typeof countingRules)[number];
	readonly completion: Completion;
	readonly opensOn: string;
	/** The last day on which people vote. */
	readonly closesOn: string;
	/** The day of the first printed code: from then on nothing changes and everybody reads it. */
	readonly fixedOn: string | null;
	readonly countedOn: string | null;
};
export type VoteOption = {
	readonly id: string;
	/** Its number on the ballot. */
	readonly place: number;
	readonly title: string;
	readonly summary: string;
	readonly cost: bigint;
};
export type VoteState = 'prepared' | 'open' | 'closed' | 'counted';

export function stateOf({ fixedOn, countedOn, opensOn, closesOn }: Vote, today: string): VoteState {
	if (countedOn) return 'counted';
	if (today > closesOn) return 'closed';
	return fixedOn && today >= opensOn ? 'open' : 'prepared';
}

/** What one voter chose: the place of a plan and its points, which are 1 on an approval ballot. */
export type Choice = { readonly place: number; readonly points: number };
export type ChoiceFault = 'vote-too-many' | 'vote-too-many-points' | 'vote-unknown-plan';

/** What is wrong with these choices on a ballot of this vote. */
export function faultIn(vote: Vote, options: number, choices: readonly Choice[]): ChoiceFault | undefined {
	const places = new Set(choices.map(({ place }) => place));
	if (places.size < choices.length || choices.some(({ place }) => place < 1 || place > options))
		return 'vote-unknown-plan';
	if (vote.mostChosen !== null && choices.length > vote.mostChosen) return 'vote-too-many';
	if (choices.reduce((sum, { points }) => sum + points, 0) > (vote.pointsEach ?? options))
		return 'vote-too-many-points';
	return undefined;
}

/** As it is kept: `2:1,5:1`, in the order of the ballot, so that equal ballots are written alike. */
export const writeChoices = (choices: readonly Choice[]): string =>
	[...choices]
		.sort((a, b) => a.place - b.place)
		.map(({ place, points }) => `${place}:${points}`)
		.join();

export const readChoices = (written: string): Choice[] =>
	written === ''
		? []
		: written.split(',').map((one) => {
				const [place = 0, points = 0] = one.split(':').map(Number);
				return { place, points };
			});
