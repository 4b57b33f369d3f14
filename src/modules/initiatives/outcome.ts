/** What those who did it say at the end: for whoever starts the same. Holds no names. */
export const againAnswers = ['yes', 'differently', 'no'] as const;
export type Again = (typeof againAnswers)[number];

export type Outcome = {
	worked: string;
	didNotWork: string;
	/** How many people took part, about. */
	tookPart: number;
	/** Would they do it again? */
	again: Again;
};

export type Learned = Outcome & { toldOn: string; areaCode: string };

/** What an initiative told at its end, as a story of the neighbourhood. */
export type Story = Learned & { initiativeId: string; title: string };

export type LearnedTogether = {
	times: number;
	tookPart: number;
	again: Record<Again, number>;
	/** Latest first. */
	told: Learned[];
};

/** What neighbourhoods learned from doing the same, in all. */
export function learnedTogether(all: readonly Learned[]): LearnedTogether {
	return {
		times: all.length,
		tookPart: all.reduce((sum, { tookPart }) => sum + tookPart, 0),
		again: Object.fromEntries(
			againAnswers.map((answer) => [answer, all.filter(({ again }) => again === answer).length]),
		) as Record<Again, number>,
		told: [...all].sort((a, b) => b.toldOn.localeCompare(a.toldOn)),
	};
}
