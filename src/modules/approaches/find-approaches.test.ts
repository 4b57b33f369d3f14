import { describe, expect, it } from 'vitest';
import { approachesFor, searchApproaches } from './find-approaches.ts';
import { loadApproaches } from './load-approaches.server.ts';

const { approaches } = loadApproaches();
const codes = (found: { approach: { code: string } }[]) => found.map(({ approach }) => approach.code);

describe('approaches for a need', () => {
	it('gives shared rides first when people cannot get to hospital, and says why', () => {
		const [first] = approachesFor(approaches, { need: 'ride-to-doctor', theme: 'transport' });
		expect(first?.approach.code).toBe('shared-rides');
		expect(first?.reasons).toEqual([
			{ kind: 'shares-need', need: 'ride-to-doctor' },
			{ kind: 'shares-theme', theme: 'transport' },
		]);
	});

	it('puts a shared need above a shared theme alone', () => {
		const found = approachesFor(approaches, { need: 'dog-walking', theme: 'contact' });
		expect(found[0]?.approach.code).toBe('dog-walkers');
		expect(found.length).toBeGreaterThan(1);
	});

	it('finds by theme alone, the easiest to start before the heavy ones', () => {
		const found = approachesFor(approaches, { theme: 'contact' });
		expect(found[0]?.approach.effort).toBe('low');
		expect(found[0]?.reasons).toContainEqual({ kind: 'easy-start' });
		expect(found.at(-1)?.approach.effort).not.toBe('low');
	});

	it('keeps lessons from failure, after what one can start', () => {
		const found = approachesFor(approaches, { need: 'youth-voice', theme: 'youth' });
		expect(codes(found)).toContain('lesson-promised-pitch');
		expect(found.at(-1)?.approach.kind).toBe('failure');
		expect(found.at(-1)?.reasons).not.toContainEqual({ kind: 'easy-start' });
	});

	it('gives nothing rather than anything when neither need nor theme is shared', () => {
		expect(approachesFor(approaches, { need: 'unknown-need' })).toEqual([]);
		expect(approachesFor(approaches, {})).toEqual([]);
	});

	it('keeps the same order whatever order the library has', () => {
		const turned = [...approaches].reverse();
		expect(codes(approachesFor(turned, { theme: 'contact' }))).toEqual(
			codes(approachesFor(approaches, { theme: 'contact' })),
		);
	});

	it('has an answer to each of the five patterns of the demo', () => {
		for (const need of ['living-on-little', 'ride-to-doctor', 'post-and-letters', 'carer-overload', 'youth-place']) {
			expect(approachesFor(approaches, { need }).length, need).toBeGreaterThan(0);
		}
	});
});

describe('searching approaches', () => {
	const found = (search: string) => searchApproaches(approaches, search).map(({ code }) => code);

	it('finds by Dutch and by English words', () => {
		expect(found('moestuin')[0]).toBe('community-garden');
		expect(found('garden')[0]).toBe('community-garden');
	});

	it('finds inside joined Dutch words, without accents and in any case', () => {
		expect(found('TAALCAFE')).toContain('language-cafe');
		expect(found('werktafel')).toContain('homework-table');
	});

	it('wants every word', () => {
		expect(found('koffie zebra')).toEqual([]);
		expect(found('samen koken')[0]).toBe('eating-together');
	});

	it('shows everything when nothing is asked', () => {
		expect(found('  ')).toHaveLength(approaches.length);
	});
});
