import type { Fraction } from './fraction.ts';

export type Utility = 'cost' | 'points';
export const completions = ['none', 'add1', 'add1u'] as const;
export type Completion = (typeof completions)[number];

/** What a count gives. All money is in parts of one unit of currency (`unit`). */
export type Outcome = {
	/** Enough to count again: the rule with everything that it leaves to choose. */
	readonly method: {
		readonly name: 'equal-shares' | 'greedy';
		readonly version: 1;
		readonly utility?: Utility;
		readonly completion?: Completion;
		readonly tieRule: string;
	};
	/** Ids in the order of the file. */
	readonly winners: readonly string[];
	readonly unit: bigint;
	readonly budget: bigint;
	readonly cost: bigint;
	/** Each time that exactly equal projects could be chosen: the chosen one first. */
	readonly ties: readonly (readonly string[])[];
	/** What every voter could spend in the end; only for equal shares. */
	readonly endowment?: Fraction;
	/** In the order in which they were chosen. */
	readonly rounds: readonly Round[];
	readonly fates: ReadonlyMap<string, Fate>;
};

/** One project is chosen. */
export type Round = Bought | ByVotes;
/** By equal shares, with the money of its supporters. */
export type Bought = {
	readonly by: 'shares';
	readonly project: string;
	readonly cost: bigint;
	/** What one voter paid per point at most; on an approval ballot: per voter. */
	readonly price: Fraction;
	/** The measure by which it came first: how many votes it was worth, every vote for what its voter could still add. */
	readonly effectiveVotes: Fraction;
	/** Supporters who paid the price, who gave all that they had left, and who had nothing left. */
	readonly paidInFull: number;
	readonly gaveTheRest: number;
	readonly hadNothing: number;
};
/** By the number of votes, with money of the budget that was left. */
export type ByVotes = {
	readonly by: 'votes';
	readonly project: string;
	readonly cost: bigint;
	readonly votes: number;
	/** What was left of the budget before. */
	readonly left: bigint;
};

/** What became of a project. */
export type Fate =
	| (Round & { readonly fate: 'won'; readonly place: number })
	| Short
	| { readonly fate: 'does-not-fit'; readonly votes: number; readonly cost: bigint; readonly left: bigint }
	| { readonly fate: 'no-votes'; readonly cost: bigint };
/** The supporters had too little left together. */
export type Short = {
	readonly fate: 'short';
	readonly votes: number;
	readonly cost: bigint;
	readonly money: Fraction;
	readonly missing: Fraction;
	/** So many more voters with an untouched share would have been enough. */
	readonly missingVoters: bigint;
	/** With a completion by votes: what was left of the budget when its turn came. */
	readonly left?: bigint;
};
