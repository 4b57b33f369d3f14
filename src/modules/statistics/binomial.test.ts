import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { binomial, logFactorial } from './binomial.ts';

describe('how many of n happen', () => {
	test.each([
		[5, 0.3],
		[40, 0.05],
		[60, 0.4],
		[1000, 0.02],
		[10_000, 0.7],
	])('n %d, chance %d: mean and spread as they should be', (n, p) => {
		const random = seededRandom(3);
		const draws = Array.from({ length: 20_000 }, () => binomial(n, p, random));
		const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
		const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
		expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt((n * p * (1 - p)) / draws.length));
		expect(variance / (n * p * (1 - p))).toBeGreaterThan(0.95);
		expect(variance / (n * p * (1 - p))).toBeLessThan(1.05);
		expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= n)).toBe(true);
	});

	test('never and always', () => {
		expect([binomial(9, 0, Math.random), binomial(9, 1, Math.random), binomial(0, 0.5, Math.random)]).toEqual([
			0, 9, 0,
		]);
	});
});

test('the logarithm of a factorial is the sum of logarithms', () => {
	let sum = 0;
	for (let k = 1; k < 300; k++) {
		sum += Math.log(k);
		expect(logFactorial(k)).toBeCloseTo(sum, 9);
	}
});
