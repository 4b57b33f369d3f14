import type { Election } from './election.ts';

/** What a tie is broken by. */
export type Standing = { readonly id: string; readonly cost: bigint; readonly votes: number };
/** Which of two projects with exactly equal support goes first: below zero is the first. Its name goes with the outcome. */
export type TieRule = { readonly name: string; readonly compare: (a: Standing, b: Standing) => number };

/** The one rule we publish and use: lowest cost, then most votes, then project id, by code point. */
export const publishedTieRule: TieRule = {
	name: 'lowest-cost, most-votes, project-id',
	compare: (a, b) =>
		a.cost !== b.cost ? (a.cost < b.cost ? -1 : 1) : b.votes - a.votes || (a.id < b.id ? -1 : Number(a.id > b.id)),
};

/** Cost and votes of every project; a vote on a points ballot weighs its points. */
export function standingsOf({ projects, ballots }: Election): Standing[] {
	const votes = projects.map(() => 0);
	for (const { voters, choices } of ballots)
		for (const { project, points } of choices) votes[project] = (votes[project] ?? 0) + voters * points;
	return projects.map(({ id, cost }, place) => ({ id, cost, votes: votes[place] ?? 0 }));
}
