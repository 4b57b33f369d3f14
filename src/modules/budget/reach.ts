import type { Election } from './election.ts';

/** How far an outcome reaches: how many voters see something come true that they chose. */
export type Reach = {
	readonly voters: number;
	/** Voters for whom at least one choice won; the others got nothing. */
	readonly served: number;
	/** How many voters (the value) have so many winning choices (the place). */
	readonly byWinningChoices: readonly number[];
};

export function reachOf(election: Election, winners: readonly string[]): Reach {
	const byWinningChoices: number[] = [];
	for (const [place, won] of winningChoices(election, winners).entries())
		byWinningChoices[won] = (byWinningChoices[won] ?? 0) + election.ballots[place]!.voters;
	const counts = Array.from(byWinningChoices, (voters) => voters ?? 0);
	return { voters: election.voters, served: election.voters - (counts[0] ?? 0), byWinningChoices: counts };
}

/** How many voters see more of their choices win in one outcome than in the other. */
export function compareReach(
	election: Election,
	one: readonly string[],
	other: readonly string[],
): { readonly moreInOne: number; readonly moreInOther: number; readonly equal: number } {
	const [inOne, inOther] = [winningChoices(election, one), winningChoices(election, other)];
	const votersWhere = (holds: (place: number) => boolean): number =>
		election.ballots.reduce((sum, { voters }, place) => sum + (holds(place) ? voters : 0), 0);
	const moreInOne = votersWhere((place) => inOne[place]! > inOther[place]!);
	const moreInOther = votersWhere((place) => inOne[place]! < inOther[place]!);
	return { moreInOne, moreInOther, equal: election.voters - moreInOne - moreInOther };
}

/** Per ballot how many of its choices won. */
function winningChoices({ projects, ballots }: Election, winners: readonly string[]): number[] {
	const won = new Set(winners);
	return ballots.map(({ choices }) => choices.filter(({ project }) => won.has(projects[project]!.id)).length);
}
