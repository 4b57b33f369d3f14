import type { RandomSource } from '#platform/seeded-random';

/** The most that a figure is moved, up or down: what comes out as 18 or more was at least 10. */
export const mostMoved = 8;
/** How much one person may change the chance of what is published, per figure: a factor e. */
export const epsilon = 1;

/**
 * Two-sided geometric noise (Ghosh, Roughgarden & Sundararajan 2009), cut off at `mostMoved`: the chance of being moved by
 * −mostMoved … mostMoved. Where the ends of two neighbouring worlds do not overlap, that is the δ of (ε, δ)-privacy.
 */
export const chanceOfMove: readonly number[] = (() => {
	const weights = Array.from({ length: 2 * mostMoved + 1 }, (_, at) => Math.exp(-epsilon * Math.abs(at - mostMoved)));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => weight / total);
})();

/** A count, moved by chance. The outcome is one of seventeen whole numbers, so no digit behind the comma can tell anything. */
export function blurred(count: number, random: RandomSource): number {
	let left = random();
	for (let at = 0; at < chanceOfMove.length; at++) {
		left -= chanceOfMove[at] as number;
		if (left < 0) return count + at - mostMoved;
	}
	return count;
}
