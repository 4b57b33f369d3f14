import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { type Check, chanceWrong, learnRates, toLookAt } from './freshness.ts';

const day = (one: number) => 1 / one;
/** How fast five kinds of entries really go wrong. */
const truth: Record<string, number> = {
	group: day(110),
	service: day(400),
	place: day(1500),
	organisation: day(4000),
	school: day(9000),
};
const kinds = Object.keys(truth);

/** So many entries, looked at or not confirmed since a chance number of days, wrong or right by the true rates. */
function madeUp(count: number, mean: number, random: () => number): Check[] {
	return Array.from({ length: count }, (_, n) => {
		const category = kinds[n % kinds.length] as string;
		const days = Math.round(-Math.log(1 - random()) * mean);
		return { category, days, wrong: random() < -Math.expm1(-(truth[category] as number) * days) };
	});
}

describe('what is likely wrong by now', () => {
	const random = seededRandom(42);
	const rates = learnRates(madeUp(1500, 120, random));
	const entries = madeUp(30_000, 150, random).map((one) => ({
		...one,
		chance: chanceWrong(rates, one.category, one.days),
	}));

	test('is said as often as it happens: within five in a hundred, over ten steps of chance', () => {
		const sorted = [...entries].sort((a, b) => a.chance - b.chance);
		let off = 0;
		for (let step = 0; step < 10; step++) {
			const part = sorted.slice(step * 3000, (step + 1) * 3000);
			const said = part.reduce((sum, { chance }) => sum + chance, 0) / part.length;
			const was = part.filter(({ wrong }) => wrong).length / part.length;
			off += Math.abs(said - was) / 10;
		}
		expect(off).toBeLessThanOrEqual(0.05);
	});

	test('the fifth that is looked at first holds more than half of what is wrong', () => {
		const first = [...entries].sort((a, b) => b.chance - a.chance).slice(0, entries.length / 5);
		const wrong = (some: Check[]) => some.filter((one) => one.wrong).length;
		expect(wrong(first) / wrong(entries)).toBeGreaterThanOrEqual(0.5);
	});

	test('two checks say little, two hundred say all', () => {
		const few = learnRates([
			...madeUp(600, 120, seededRandom(7)),
			{ category: 'new', days: 10, wrong: true },
			{ category: 'new', days: 10, wrong: true },
		]);
		expect(few.byCategory.get('new')).toBeLessThan(3 * few.usual);
		const many = Array.from({ length: 200 }, () => ({ category: 'new', days: 100, wrong: false }));
		expect(learnRates([...madeUp(600, 120, seededRandom(7)), ...many]).byCategory.get('new')).toBeLessThan(
			few.usual / 5,
		);
	});

	test('rises with the days, and with every remark, bounced mail and dead link', () => {
		const none = learnRates([]);
		expect(chanceWrong(none, 'group', 0)).toBe(0);
		expect(chanceWrong(none, 'group', 400)).toBeGreaterThan(chanceWrong(none, 'group', 100));
		expect(chanceWrong(none, 'group', 100, { remarks: 1 })).toBeGreaterThan(chanceWrong(none, 'group', 100) * 2);
		expect(chanceWrong(none, 'group', 100, { remarks: 9 })).toBeLessThan(1);
		const usual = chanceWrong(none, 'group', 100);
		expect(chanceWrong(none, 'group', 100, { deadLink: true })).toBeGreaterThan(usual * 2);
		expect(chanceWrong(none, 'group', 100, { bounced: true, deadLink: true })).toBeGreaterThan(
			chanceWrong(none, 'group', 100, { bounced: true }),
		);
	});
});

test('of ten to look at, nine are the likeliest and one comes by lot', () => {
	const entries = Array.from({ length: 100 }, (_, n) => ({ n, chance: n / 100 }));
	const chosen = toLookAt(entries, 10, () => 0.5);
	expect(chosen.slice(0, 9).map(({ n }) => n)).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91]);
	expect(chosen[9]).toMatchObject({ byLot: true });
	expect(chosen[9]?.n).toBeLessThan(91);
	expect(toLookAt(entries.slice(0, 3), 10, () => 0.5)).toHaveLength(3);
});

test('what many people look at comes before what is as likely wrong and nobody sees', () => {
	const [first] = toLookAt(
		[
			{ name: 'quiet', chance: 0.4, use: 1 },
			{ name: 'busy', chance: 0.3, use: 9 },
		],
		1,
		() => 0,
	);
	expect(first?.name).toBe('busy');
});

test('over many short lists of five, one in ten comes by lot', () => {
	const random = seededRandom(3);
	const entries = Array.from({ length: 40 }, (_, n) => ({ n, chance: n / 40 }));
	const lists = Array.from({ length: 2000 }, () => toLookAt(entries, 5, random)).flat();
	expect(lists).toHaveLength(10_000);
	expect(Math.abs(lists.filter(({ byLot }) => byLot).length / 10_000 - 0.1)).toBeLessThan(0.01);
});
