import { expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { countAt, tailScore } from './negative-binomial.ts';

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

test('the tail equals the summed probabilities', () => {
	for (const [observed, mean, shape] of [
		[3, 0.5, 2],
		[4, 3, 5],
		[1, 0.01, 1],
		[12, 2, 7],
	] as const) {
		const p = shape / (shape + mean);
		let below = 0;
		for (let k = 0; k < observed; k++) below += choose(k + shape - 1, k) * p ** shape * (1 - p) ** k;
		expect(10 ** -tailScore(observed, mean, shape)).toBeCloseTo(1 - below, 9);
	}
});

test('without spread it is the Poisson tail', () => {
	const exact = 1 - Math.exp(-2) * (1 + 2 + 2);
	expect(10 ** -tailScore(3, 2, Infinity)).toBeCloseTo(exact, 12);
	expect(tailScore(3, 2, 1e9)).toBeCloseTo(tailScore(3, 2, Infinity), 6);
});

test('very small chances keep their digits', () => {
	expect(tailScore(10, 1e-6, Infinity)).toBeCloseTo(60 + Math.log10(3_628_800), 4);
});

test('more people are stranger, and less strange where more is usual or less is sure', () => {
	expect(tailScore(5, 1, 3)).toBeGreaterThan(tailScore(4, 1, 3));
	expect(tailScore(4, 2, 3)).toBeLessThan(tailScore(4, 1, 3));
	expect(tailScore(4, 1, 1)).toBeLessThan(tailScore(4, 1, 30));
	expect(tailScore(0, 1, 1)).toBe(0);
});

test('drawn counts have the mean and spread they were asked for', () => {
	const random = seededRandom(1);
	const counts = Array.from({ length: 40_000 }, () => countAt(random(), 2, 4));
	const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
	expect(mean).toBeCloseTo(2, 1);
	expect(variance).toBeGreaterThan(2.8);
	expect(variance).toBeLessThan(3.2);
});
