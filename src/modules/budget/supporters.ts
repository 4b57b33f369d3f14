import type { Election } from './election.ts';

/** The voters behind a project, by ballot, in rows side by side because they are walked through very often. */
export type Supporters = {
	readonly ballots: Int32Array;
	readonly voters: Float64Array;
	readonly points: Float64Array;
	/** All voters, and all voters times points. */
	readonly count: number;
	readonly weight: number;
};
/** How a project is paid: `amount / (weight × purses.denominator)` per point by who can, all they have by the others. */
export type Payment = {
	readonly amount: bigint;
	readonly weight: bigint;
	readonly behind: Supporters;
	/** Places in `behind`. */
	readonly inFull: readonly number[];
	readonly emptied: readonly number[];
};

export function supportersOf({ projects, ballots }: Election): Supporters[] {
	const sizes = new Int32Array(projects.length);
	for (const { choices } of ballots) for (const { project } of choices) sizes[project]!++;
	const all = [...sizes].map((size) => ({
		ballots: new Int32Array(size),
		voters: new Float64Array(size),
		points: new Float64Array(size),
		count: 0,
		weight: 0,
	}));
	for (const [ballot, { voters, choices }] of ballots.entries())
		for (const { project, points } of choices) {
			const behind = all[project]!;
			const place = behind.ballots.length - sizes[project]!--;
			behind.ballots[place] = ballot;
			behind.voters[place] = voters;
			behind.points[place] = points;
			behind.count += voters;
			behind.weight += voters * points;
		}
	return all;
}
