import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawLots, restOfStrata, strataOf } from './draw.ts';
import { type Count, weigh } from './outcome.ts';

const lots = (sizes: Record<string, number>) =>
	Object.entries(sizes).flatMap(([stratum, many]) =>
		Array.from({ length: many }, (_, nth) => ({ ticket: `${stratum}${nth}`, stratum })),
	);

describe('groups to draw from', () => {
	test('are never so small that they say who is in them', () => {
		const people = [
			...Array.from({ length: 11 }, (_, nth) => ({ ticket: `a${nth}`, group: 'noord' })),
			...Array.from({ length: 8 }, (_, nth) => ({ ticket: `b${nth}`, group: 'zuid' })),
			...Array.from({ length: 2 }, (_, nth) => ({ ticket: `c${nth}`, group: '' })),
		];
		expect(
			Object.fromEntries(
				[...Map.groupBy(strataOf(people), ({ stratum }) => stratum)].map(([name, list]) => [name, list.length]),
			),
		).toEqual({
			noord: 11,
			[restOfStrata]: 10,
		});
		expect(new Set(strataOf(people.slice(0, 19)).map(({ stratum }) => stratum))).toEqual(new Set([restOfStrata]));
	});
});

describe('the draw', () => {
	test('is the same for everybody who does it again, and another with another seed', () => {
		const all = lots({ noord: 12, zuid: 8 });
		expect(drawLots('zaad', all, 7)).toEqual(drawLots('zaad', all.toReversed(), 7));
		expect(drawLots('zaad', all, 7)).not.toEqual(drawLots('ander zaad', all, 7));
	});

	test('can be checked by hand: the smallest keyed numbers of a group have its seats', () => {
		const all = lots({ een: 6 });
		const byHand = all
			.map(({ ticket }) => ({ ticket, key: createHmac('sha256', 'zaad').update(ticket).digest('hex') }))
			.sort((a, b) => (a.key < b.key ? -1 : 1))
			.slice(0, 3)
			.map(({ ticket }) => ticket);
		expect(
			drawLots('zaad', all, 3)
				.filter(({ seat }) => seat === 'seat')
				.map(({ ticket }) => ticket),
		).toEqual(byHand);
	});

	test('gives every group its share, every seat once, and the rest a place on the list', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 1, max: 15 }),
				(sizes, seats) => {
					const all = lots(Object.fromEntries(sizes.map((many, nth) => [`g${nth}-`, many])));
					const drawn = drawLots('zaad', all, seats);
					const seated = drawn.filter(({ seat }) => seat === 'seat');
					expect(seated).toHaveLength(Math.min(seats, all.length));
					for (const [nth, many] of sizes.entries()) {
						const fair = (many * seated.length) / all.length;
						const got = seated.filter(({ stratum }) => stratum === `g${nth}-`).length;
						expect(Math.abs(got - fair)).toBeLessThan(1);
					}
					expect(drawn.filter(({ seat }) => seat === 'reserve').map(({ place }) => place)).toEqual(
						Array.from({ length: all.length - seated.length }, (_, nth) => nth + 1),
					);
				},
			),
		);
	});
});

describe('what the jury decides', () => {
	const plan = (id: string, number: number, cents: number, yes: number, no: number, points = 0): Count => ({
		id,
		number,
		cents,
		yes,
		no,
		points,
	});
	test('goes by the share that said yes among who may vote, not by how many were kept out', () => {
		const all = weigh([plan('a', 1, 100, 5, 2), plan('b', 2, 100, 4, 1)], 1000);
		expect(all.map(({ id }) => id)).toEqual(['b', 'a']);
	});
	test('needs more yes than no, and money that is still there; what fits after may still go', () => {
		const all = weigh(
			[plan('a', 1, 600, 7, 0), plan('b', 2, 500, 6, 1), plan('c', 3, 300, 5, 2), plan('d', 4, 10, 3, 3)],
			1000,
		);
		expect(all.map(({ id, why }) => [id, why])).toEqual([
			['a', 'enough-yes'],
			['b', 'money-gone'],
			['c', 'enough-yes'],
			['d', 'no-majority'],
		]);
	});
	test('with the same share goes to more points, then to what costs less', () => {
		const all = weigh([plan('a', 1, 100, 4, 1, 40), plan('b', 2, 100, 4, 1, 44), plan('c', 3, 50, 4, 1, 40)], 1000);
		expect(all.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
	});
});
