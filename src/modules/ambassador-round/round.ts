/** A visit of the ambassador of informal help to a colleague. Days as yyyy-mm-dd. */
export type Visit = {
	readonly id: string;
	readonly ambassadorId: string;
	readonly colleagueId: string;
	readonly teamId: string;
	readonly visitsOn: string;
};

/** What can be thought of, the own network first and the professional after all. */
export const ideas = ['own-network', 'neighbour', 'existing', 'collective', 'professional', 'not-now'] as const;
export type Idea = (typeof ideas)[number];

/** What a colleague brings: never words of a note, never who. */
export type RoundCase = {
	readonly id: string;
	readonly visitId: string;
	readonly kind: 'wil' | 'zoek' | 'zie';
	readonly needCode: string;
	readonly areaCode: string;
	/** Distinct others who asked the same when it was brought; zero under three. */
	readonly others: number;
	readonly idea: Idea | null;
	readonly sentence: string;
	readonly step: string;
	readonly stepOn: string | null;
	readonly stepDoneOn: string | null;
};

/** More than five is no longer a talk. */
export const mostCases = 5;

export type IdeaCount = { idea: Idea; cases: number };

/** Answers from people around somebody, alone or together. */
const informal: readonly Idea[] = ['own-network', 'neighbour', 'existing', 'collective'];

/** How many of the cases found an answer among people, alone or together, in the order of the ideas. */
export function tally(counts: readonly IdeaCount[]): { cases: number; amongPeople: number; counts: IdeaCount[] } {
	const add = (some: readonly IdeaCount[]) => some.reduce((sum, { cases }) => sum + cases, 0);
	return {
		cases: add(counts),
		amongPeople: add(counts.filter(({ idea }) => informal.includes(idea))),
		counts: counts.toSorted((a, b) => ideas.indexOf(a.idea) - ideas.indexOf(b.idea)),
	};
}

/** A day in the quarter before. */
export function quarterBefore(day: string): string {
	const [year, month] = day.split('-').map(Number) as [number, number];
	const first = Math.floor((month - 1) / 3) * 3;
	return new Date(Date.UTC(year, first - 3, 1)).toISOString().slice(0, 10);
}
