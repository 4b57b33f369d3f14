import type { Election } from '#modules/budget';

/**
 * The same rule in floating-point numbers, every voter apart, supporters sorted by what they have left: how it is usually
 * programmed. Not to be trusted where numbers are nearly equal; here to compare speed and outcomes with.
 */
export function floatShares(election: Election, endowment: number): { won: number[]; cost: number } {
	const costs = election.projects.map(({ cost }) => Number(cost));
	const supporters: number[][] = costs.map(() => []);
	let voter = 0;
	for (const { voters, choices } of election.ballots)
		for (let one = 0; one < voters; one++, voter++) for (const { project } of choices) supporters[project]!.push(voter);
	const left = new Float64Array(voter).fill(endowment);
	const votes = supporters.map(({ length }) => length);
	const worth = [...votes];
	let open = costs.map((_, project) => project).filter((project) => votes[project]! > 0);
	const won: number[] = [];
	for (;;) {
		open.sort((a, b) => worth[b]! - worth[a]!);
		let [best, bestWorth] = [-1, 0];
		for (const project of open) {
			if (worth[project]! < bestWorth) break;
			worth[project] = effectiveVotes(supporters[project]!, left, costs[project]!);
			if (worth[project]! > bestWorth || (worth[project] === bestWorth && costs[project]! < costs[best]!))
				[best, bestWorth] = [project, worth[project]!];
		}
		if (best < 0 || bestWorth === 0) break;
		const price = costs[best]! / bestWorth;
		for (const one of supporters[best]!) left[one] = Math.max(0, left[one]! - price);
		open = open.filter((project) => project !== best && worth[project]! > 0);
		won.push(best);
	}
	return { won, cost: won.reduce((sum, project) => sum + costs[project]!, 0) };
}

/** 0 when the supporters cannot pay. */
function effectiveVotes(supporters: number[], left: Float64Array, cost: number): number {
	let money = 0;
	for (const one of supporters) money += left[one]!;
	if (money < cost) return 0;
	supporters.sort((a, b) => left[a]! - left[b]!);
	let [due, payers] = [cost, supporters.length];
	for (const one of supporters) {
		if (left[one]! >= due / payers) return cost / (due / payers);
		due -= left[one]!;
		payers--;
	}
	return 0;
}
