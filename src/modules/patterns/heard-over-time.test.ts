import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heardOverTime } from './heard-over-time.ts';

const until = '2026-03-29';
const about = { needs: new Set(['sleep']), zone: ['BU1', 'BU2'] };
const heard = (
	day: string,
	personKey: string | null,
	more: Partial<{ id: string; areaCode: string; needCode: string }> = {},
) => ({
	id: `${day}-${personKey}`,
	day,
	areaCode: 'BU1',
	needCode: 'sleep',
	personKey,
	...more,
});

describe('how many people were heard over time', () => {
	test('each person counts once in a period, whatever they said more', () => {
		const signals = ['a', 'a', 'b', 'c', 'c'].map((person, at) => heard(`2026-03-${20 + at}`, person));
		expect(heardOverTime(signals, about, 4, until).at(-1)).toEqual({
			from: '2026-03-02',
			until: '2026-03-29',
			persons: 3,
		});
	});

	test('periods are as long as the window, lie side by side, and cover at most a year', () => {
		for (const weeks of [1, 4, 8]) {
			const periods = heardOverTime([], about, weeks, until);
			expect(periods.length * weeks).toBeLessThanOrEqual(52);
			for (const [place, period] of periods.entries()) {
				expect((Date.parse(period.until) - Date.parse(period.from)) / 86_400_000).toBe(weeks * 7 - 1);
				const next = periods[place + 1];
				if (next) expect(Date.parse(next.from) - Date.parse(period.until)).toBe(86_400_000);
			}
		}
	});

	test('other needs, other places and nobody’s words do not count; what a worker put there by hand does', () => {
		const others = [
			heard('2026-03-20', 'x', { needCode: 'digid', id: 'by-hand' }),
			heard('2026-03-20', 'y', { areaCode: 'BU9' }),
			heard('2026-03-20', null),
			heard('2026-03-20', 'a'),
			heard('2026-03-21', 'b'),
		];
		expect(heardOverTime(others, about, 4, until).at(-1)?.persons).toBeNull();
		expect(heardOverTime(others, { ...about, byHand: new Set(['by-hand']) }, 4, until).at(-1)?.persons).toBe(3);
	});

	test('one, two or nobody: the picture is the same, whoever said what', () => {
		const days = fc
			.integer({ min: 0, max: 400 })
			.map((back) => new Date(Date.parse(until) - back * 86_400_000).toISOString().slice(0, 10));
		fc.assert(
			fc.property(
				fc.array(fc.tuple(days, fc.constantFrom('a', 'b'))),
				fc.integer({ min: 1, max: 8 }),
				(said, weeks) => {
					const picture = heardOverTime(
						said.map(([day, person]) => heard(day, person)),
						about,
						weeks,
						until,
					);
					expect(picture).toEqual(heardOverTime([], about, weeks, until));
				},
			),
		);
	});
});
