import type { Election } from './election.ts';
import type { ByVotes, Fate, Outcome } from './outcome.ts';
import { publishedTieRule, type Standing, standingsOf, type TieRule } from './tie-rule.ts';

/** The usual rule: most votes first; what does not fit what is left of the budget is passed over. */
export function greedy(election: Election, { tieRule = publishedTieRule }: { tieRule?: TieRule } = {}): Outcome {
	const { rounds, ties, leftFor } = takeByVotes(standingsOf(election), election.budget, tieRule);
	const won = new Map<string, Fate>(
		rounds.map((round, place) => [round.project, { ...round, fate: 'won', place: place + 1 }]),
	);
	const lost = standingsOf(election).map(({ id, votes, cost }): [string, Fate] => [
		id,
		{ fate: 'does-not-fit', votes, cost, left: leftFor.get(id) ?? 0n },
	]);
	return {
		method: { name: 'greedy', version: 1, tieRule: tieRule.name },
		winners: election.projects.map(({ id }) => id).filter((id) => won.has(id)),
		unit: election.unit,
		budget: election.budget,
		cost: rounds.reduce((sum, { cost }) => sum + cost, 0n),
		ties,
		rounds,
		fates: new Map([...lost, ...won]),
	};
}

/** Also completes equal shares. `leftFor` is the money that was left when a project had its turn. */
export function takeByVotes(
	standings: readonly Standing[],
	budget: bigint,
	tieRule: TieRule,
): { rounds: ByVotes[]; ties: string[][]; leftFor: Map<string, bigint> } {
	const queue = [...standings].sort((a, b) => b.votes - a.votes || tieRule.compare(a, b));
	const rounds: ByVotes[] = [];
	const ties: string[][] = [];
	const leftFor = new Map<string, bigint>();
	let left = budget;
	for (const [place, { id, cost, votes }] of queue.entries()) {
		leftFor.set(id, left);
		if (cost > left) continue;
		const equals = queue.slice(place).filter((other) => other.votes === votes && other.cost <= left);
		if (equals.length > 1) ties.push(equals.map((one) => one.id));
		rounds.push({ by: 'votes', project: id, cost, votes, left });
		left -= cost;
	}
	return { rounds, ties, leftFor };
}
