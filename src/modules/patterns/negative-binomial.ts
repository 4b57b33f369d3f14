/**
 * −log10 P(X ≥ observed) for X negative binomial with this mean and shape (variance = mean + mean² / shape).
 * Summed upwards from the first term, so that tiny tails keep their digits; shape Infinity is Poisson.
 */
export function tailScore(observed: number, mean: number, shape: number): number {
	if (observed <= 0) return 0;
	if (!(mean > 0)) return Infinity;
	const poisson = shape === Infinity;
	const q = poisson ? 0 : mean / (shape + mean);
	let logTerm = poisson ? -mean : -shape * Math.log1p(mean / shape);
	for (let i = 0; i < observed; i++) {
		logTerm += Math.log(poisson ? mean / (i + 1) : (q * (shape + i)) / (i + 1));
	}
	let sum = 1;
	let term = 1;
	for (let j = observed; j < observed + 100_000; j++) {
		term *= poisson ? mean / (j + 1) : (q * (shape + j)) / (j + 1);
		sum += term;
		if (term < sum * 1e-15) break;
	}
	return Math.max(0, -(logTerm + Math.log(sum)) / Math.LN10);
}

/** The count at probability `u` (0 ≤ u < 1) of the same distribution: one uniform draw becomes one count. */
export function countAt(u: number, mean: number, shape: number): number {
	const q = mean / (shape + mean);
	let probability = Math.exp(-shape * Math.log1p(mean / shape));
	let cumulative = probability;
	let count = 0;
	while (u >= cumulative && count < 10_000 && probability > 1e-300) {
		probability *= (q * (shape + count)) / (count + 1);
		count++;
		cumulative += probability;
	}
	return count;
}
