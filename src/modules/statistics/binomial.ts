import type { RandomSource } from '#platform/seeded-random';

/** How many of `n` happen when each has chance `p`. Counts up when few are expected, else Hörmann's BTRS (1993). */
export function binomial(n: number, p: number, random: RandomSource): number {
	if (n <= 0 || p <= 0) return 0;
	if (p >= 1) return n;
	if (p > 0.5) return n - binomial(n, 1 - p, random);
	return n * p < 10 ? countUp(n, p, random) : byRejection(n, p, random);
}

function countUp(n: number, p: number, random: RandomSource): number {
	const odds = p / (1 - p);
	let chance = (1 - p) ** n;
	let left = random();
	let count = 0;
	while (left > chance && count < n) {
		left -= chance;
		count++;
		chance *= ((n + 1) / count - 1) * odds;
	}
	return count;
}

function byRejection(n: number, p: number, random: RandomSource): number {
	const deviation = Math.sqrt(n * p * (1 - p));
	const b = 1.15 + 2.53 * deviation;
	const a = -0.0873 + 0.0248 * b + 0.01 * p;
	const surely = 0.92 - 4.2 / b;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const logOdds = Math.log(p / (1 - p));
	const mode = Math.floor((n + 1) * p);
	const top = logFactorial(mode) + logFactorial(n - mode);
	for (;;) {
		const u = random() - 0.5;
		const v = random();
		const edge = 0.5 - Math.abs(u);
		const count = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
		if (count < 0 || count > n) continue;
		if (edge >= 0.07 && v <= surely) return count;
		const bound = top - logFactorial(count) - logFactorial(n - count) + (count - mode) * logOdds;
		if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= bound) return count;
	}
}

/** ln k!, by Stirling's series from ten up. */
export function logFactorial(k: number): number {
	if (k < 10) {
		let product = 1;
		for (let i = 2; i <= k; i++) product *= i;
		return Math.log(product);
	}
	const series = 1 / (12 * k) - 1 / (360 * k ** 3) + 1 / (1260 * k ** 5);
	return (k + 0.5) * Math.log(k) - k + 0.5 * Math.log(2 * Math.PI) + series;
}
