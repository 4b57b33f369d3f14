/** Part of so many, with Wilson's 95 % interval. */
export function part(hits: number, of: number): { part: number; low: number; high: number } {
	const z = 1.96;
	const p = hits / Math.max(1, of);
	const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
	const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
	return { part: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Mean of groups that hang together (weeks of one town), with a 95 % interval from the spread between groups. */
export function meanOfGroups(means: readonly number[]): { mean: number; low: number; high: number } {
	const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
	const spread = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, means.length - 1);
	const half = 2.06 * Math.sqrt(spread / means.length);
	return { mean, low: Math.max(0, mean - half), high: mean + half };
}
