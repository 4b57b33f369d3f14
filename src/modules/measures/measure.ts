import { type Domain, domains } from '#modules/plans';

/** Three ways to look, each optional; `most` is the end of its scale, which starts at 1. */
export const scales = { reliance: 5, life: 10, takingPart: 6 } as const;
export type Scale = keyof typeof scales;

/** What was answered at one moment; what was left out is not there. */
export type Answers = {
	reliance: Partial<Record<Domain, number>>;
	life: Partial<Record<Domain, number>>;
	takingPart: number | null;
};
export type Measure = {
	readonly id: string;
	readonly why: string;
	/** yyyy-mm-dd */
	readonly takenOn: string;
	readonly takenBy: string;
	readonly byPerson: boolean;
	readonly answers: Answers;
};

export const isEmpty = ({ reliance, life, takingPart }: Answers): boolean =>
	Object.keys(reliance).length + Object.keys(life).length === 0 && takingPart === null;

export type Point = { readonly on: string; readonly value: number };
/** What one part of life looked like over time, oldest first. No sum, no mean and no order among parts: they stand as they are listed. */
export type Line = { readonly domain: Domain | 'takingPart'; readonly points: readonly Point[] };

/** The lines of one way of looking, without parts that were never answered. Measures come oldest first. */
export function linesOf(measures: readonly Measure[], scale: Scale): Line[] {
	const parts: readonly (Domain | 'takingPart')[] = scale === 'takingPart' ? ['takingPart'] : domains;
	return parts
		.map((domain) => ({
			domain,
			points: measures.flatMap(({ takenOn, answers }) => {
				const value = domain === 'takingPart' ? answers.takingPart : answers[scale as 'life'][domain];
				return value === undefined || value === null ? [] : [{ on: takenOn, value }];
			}),
		}))
		.filter(({ points }) => points.length > 0);
}

/** Half a year after the last time it is proposed to look again. */
export const againAfterMonths = 6;
