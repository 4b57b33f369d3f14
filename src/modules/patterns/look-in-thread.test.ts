import { expect, test } from 'vitest';
import { lookAtTown, type TownToLookAt } from './look-at-town.ts';
import { lookInThread } from './look-in-thread.server.ts';
import { patternConfig } from './pattern-config.ts';
import { areaCode, cluster, inventedTown, needCode } from './patterns.fixtures.ts';

function town(areas: number, signals: number, seed: number): TownToLookAt {
	const { geography, needs, signals: told, asOf, random } = inventedTown({ areas, needs: 60, signals, seed });
	const more = cluster(areaCode(3), needCode(50), 4, 4, random);
	return { signals: [...told, ...more], needs, geography, asOf, config: { ...patternConfig, seed } };
}

test('a look in the thread sees what a look here sees, also when the thread knows the town already', async () => {
	const question = town(30, 3000, 5);
	const { findings } = lookAtTown(question);
	expect(findings.length).toBeGreaterThan(0);
	expect((await lookInThread('waterveen', question)).findings).toEqual(findings);
	expect((await lookInThread('waterveen', question)).findings).toEqual(findings);
});

test('while a large town is looked at, this process goes on with its work', async () => {
	const question = town(110, 20_000, 6);
	let ticks = 0;
	let longestMs = 0;
	let last = performance.now();
	const clock = setInterval(() => {
		ticks++;
		longestMs = Math.max(longestMs, performance.now() - last);
		last = performance.now();
	}, 5);
	const start = performance.now();
	await lookInThread('large', question);
	const took = performance.now() - start;
	clearInterval(clock);
	expect(ticks).toBeGreaterThan(10);
	expect(longestMs).toBeLessThan(took / 2);
}, 180_000);

test('a question that cannot be answered is said so, and the next is answered', async () => {
	const question = town(12, 300, 7);
	await expect(lookInThread('broken', { ...question, asOf: '2026-02-30' })).rejects.toThrow('2026-02-30');
	expect((await lookInThread('whole', question)).counts.asOf).toBe(question.asOf);
});
