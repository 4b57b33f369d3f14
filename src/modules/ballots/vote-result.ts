import {
	compareReach,
	equalShares,
	explain,
	type Fate,
	greedy,
	parsePabulib,
	reachOf,
	toNumber,
} from '#modules/budget';
import { type Channel, fewestDeciding, fewestTold, type Vote, type VoteOption } from './vote.ts';

/** Why a plan won, or what it missed. Money in cents, a part of a cent may stand behind the comma. */
export type Why =
	| { fate: 'won-shares'; place: number; perVoter: number }
	| { fate: 'won-votes'; place: number; left: number }
	| { fate: 'short'; money: number; missing: number; missingVoters: number }
	| { fate: 'does-not-fit'; left: number }
	| { fate: 'no-votes' };
export type OptionResult = {
	id: string;
	place: number;
	title: string;
	cost: number;
	won: boolean;
	/** Whether the other rule would choose it. This and what follows are not told when fewer than ten people voted. */
	wonByOther: boolean | null;
	votes: number | null;
	why: Why | null;
	/** Other plans that stood exactly equal when it was chosen; the published rule decided. */
	tiedWith: number[];
};
/** How many voters see at least one of their plans come true. */
export type ReachTold = { voters: number; served: number };
export type VoteResult = {
	rule: Vote['rule'];
	completion: Vote['completion'];
	tieRule: string;
	budget: number;
	cost: number;
	/** How many voted; null for fewer than ten. */
	ballots: number | null;
	/** Fewer than five people voted, so the vote decided nothing. */
	undecided: boolean;
	/** How many letters and cards were printed, stopped ones too, and how many cards went over the desk. */
	letters: number;
	cards: number;
	handedOut: number;
	/** More ballots than letters and cards that somebody can have: something is wrong. */
	moreThanHandedOut: boolean;
	/** Sheets of paper that were never read twice the same. */
	paperUnread: number;
	/** Ballots per way of voting; nothing when a way had fewer than ten. */
	perChannel: Partial<Record<Channel, number>> | null;
	/** Places of the plans that won. */
	winners: number[];
	perOption: OptionResult[];
	reach: ReachTold | null;
	otherReach: ReachTold | null;
	/** How many voters see more of their plans come true under this rule than under the other. */
	compared: { more: number; fewer: number; equal: number } | null;
};
export type Counted = Pick<VoteResult, 'letters' | 'cards' | 'handedOut' | 'paperUnread' | 'perChannel'>;

/** Counts a published file by the rule of the vote, with the other rule beside it. */
export function resultOfFile(
	vote: Vote,
	options: readonly VoteOption[],
	pb: string,
	ballots: number,
	counted: Counted,
): VoteResult {
	const election = parsePabulib(pb);
	const shares = equalShares(election, { completion: vote.completion });
	const byVotes = greedy(election);
	const [ours, other] = vote.rule === 'greedy' ? [byVotes, shares] : [shares, byVotes];
	const cents = 100 / Number(election.unit);
	const told = ballots >= fewestTold;
	const undecided = ballots < fewestDeciding;
	const wonBy = ({ winners }: { winners: readonly string[] }) => (undecided ? [] : winners);
	const reach = (winners: readonly string[]): ReachTold | null => {
		const { voters, served } = reachOf(election, winners);
		return told ? { voters, served } : null;
	};
	const { moreInOne, moreInOther, equal } = compareReach(election, ours.winners, other.winners);
	const votesOf = new Map<number, number>();
	for (const { voters, choices } of election.ballots)
		for (const { project, points } of choices) votesOf.set(project, (votesOf.get(project) ?? 0) + voters * points);
	return {
		rule: vote.rule,
		completion: vote.completion,
		tieRule: ours.method.tieRule,
		budget: Number(vote.budget),
		cost: undecided ? 0 : Number(ours.cost) * cents,
		...counted,
		ballots: told ? ballots : null,
		undecided,
		moreThanHandedOut: ballots > counted.letters + counted.handedOut,
		winners: wonBy(ours).map(Number),
		perOption: options.map((option, nth) => {
			const id = String(option.place);
			const explained = explain(ours, id);
			return {
				id: option.id,
				place: option.place,
				title: option.title,
				cost: Number(option.cost),
				won: wonBy(ours).includes(id),
				wonByOther: told ? wonBy(other).includes(id) : null,
				votes: told ? (votesOf.get(nth) ?? 0) : null,
				why: told && explained ? whyOf(explained.fate, cents) : null,
				tiedWith: told ? tiedWith(explained?.ties ?? [], id) : [],
			};
		}),
		reach: reach(ours.winners),
		otherReach: reach(other.winners),
		compared: told ? { more: moreInOne, fewer: moreInOther, equal } : null,
	};
}

const tiedWith = (ties: readonly (readonly string[])[], id: string): number[] =>
	[...new Set(ties.flat())].filter((one) => one !== id).map(Number);

function whyOf(fate: Fate, cents: number): Why {
	if (fate.fate === 'no-votes') return { fate: 'no-votes' };
	if (fate.fate === 'does-not-fit') return { fate: 'does-not-fit', left: Number(fate.left) * cents };
	if (fate.fate === 'short')
		return {
			fate: 'short',
			money: toNumber(fate.money) * cents,
			missing: toNumber(fate.missing) * cents,
			missingVoters: Number(fate.missingVoters),
		};
	return fate.by === 'shares'
		? { fate: 'won-shares', place: fate.place, perVoter: toNumber(fate.price) * cents }
		: { fate: 'won-votes', place: fate.place, left: Number(fate.left) * cents };
}
