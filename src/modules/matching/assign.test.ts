import { array, asyncProperty, assert as check, constantFrom, integer, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, type Edge } from './assign.ts';

const edge = (need: string, offer: string, score: number): Edge => ({ need, offer, score });
const namesOf = ({ pairs }: { pairs: readonly Edge[] }) => pairs.map(({ need, offer }) => [need, offer]);

/** The best by trying everything: for each need every offer with room, or none. */
function best(
	needs: readonly string[],
	edges: readonly Edge[],
	room: Map<string, number>,
	used: Map<string, number>,
	fairness: number,
): number {
	const [need, ...rest] = needs;
	if (need === undefined) return 0;
	let most = best(rest, edges, room, used, fairness);
	for (const { offer, score } of edges.filter((one) => one.need === need)) {
		const before = used.get(offer) ?? 0;
		if (before >= (room.get(offer) ?? 0)) continue;
		used.set(offer, before + 1);
		most = Math.max(most, score - fairness * before + best(rest, edges, room, used, fairness));
		used.set(offer, before);
	}
	return most;
}

describe('bringing needs and offers together', () => {
	test('looks further than the best pair: two neighbours helped beat one helped best', async () => {
		const found = await assign(
			[edge('tuin', 'Wim', 0.9), edge('tuin', 'Els', 0.8), edge('heg', 'Wim', 0.7)],
			new Map([
				['Wim', 1],
				['Els', 1],
			]),
		);
		expect(namesOf(found)).toEqual([
			['heg', 'Wim'],
			['tuin', 'Els'],
		]);
		expect(found.total).toBeCloseTo(1.5, 12);
		expect(found.unmatched).toEqual([]);
	});

	test('says of whom is left whether somebody was there at all', async () => {
		const found = await assign(
			[edge('a', 'Wim', 0.9), edge('b', 'Wim', 0.5), edge('c', 'Truus', 1), edge('d', 'Wim', 0)],
			new Map([
				['Wim', 1],
				['Truus', 0],
			]),
		);
		expect(found.unmatched).toEqual([
			{ need: 'b', reason: 'taken' },
			{ need: 'c', reason: 'no-gain' },
			{ need: 'd', reason: 'no-gain' },
		]);
	});

	test('spreads the load when that is asked', async () => {
		const edges = ['a', 'b'].flatMap((need) => [edge(need, 'Wim', 0.9), edge(need, 'Els', 0.8)]);
		const room = new Map([
			['Wim', 2],
			['Els', 2],
		]);
		expect(new Set(namesOf(await assign(edges, room)).map(([, offer]) => offer)).size).toBe(1);
		const spread = await assign(edges, room, { fairness: 0.2 });
		expect(new Set(namesOf(spread).map(([, offer]) => offer)).size).toBe(2);
		expect(spread.total).toBeCloseTo(1.7, 12);
	});

	test('gives nothing for nothing, and refuses what is no number or comes twice', async () => {
		expect(await assign([], new Map())).toEqual({ pairs: [], total: 0, unmatched: [] });
		await expect(assign([edge('a', 'b', Number.NaN)], new Map())).rejects.toThrow('the score of a with b');
		await expect(assign([], new Map([['b', 0.5]]))).rejects.toThrow('the capacity of b');
		await expect(assign([edge('a', 'b', 1), edge('a', 'b', 2)], new Map([['b', 1]]))).rejects.toThrow('twice');
	});

	test('equals trying everything on a thousand small cases, in any order of the input', async () => {
		const needs = ['a', 'b', 'c', 'd', 'e', 'f'];
		const offers = ['p', 'q', 'r', 's', 't', 'u'];
		await check(
			asyncProperty(
				uniqueArray(
					record({
						need: constantFrom(...needs),
						offer: constantFrom(...offers),
						score: integer({ min: -3, max: 20 }),
					}),
					{ selector: ({ need, offer }) => need + offer, maxLength: 20 },
				),
				array(integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
				constantFrom(0, 0.5, 2),
				async (edges, rooms, fairness) => {
					const room = new Map(offers.map((offer, at) => [offer, rooms[at] as number]));
					const found = await assign(edges, room, { fairness });
					const loads = Map.groupBy(found.pairs, ({ offer }) => offer);
					for (const [offer, own] of loads) expect(own.length).toBeLessThanOrEqual(room.get(offer) ?? 0);
					expect(new Set(found.pairs.map(({ need }) => need)).size).toBe(found.pairs.length);
					const taken = [...loads.values()].reduce(
						(off, own) => off + (fairness * own.length * (own.length - 1)) / 2,
						0,
					);
					expect(found.total - taken).toBeCloseTo(best(needs, edges, room, new Map(), fairness), 6);
					if (edges.length % 4 === 0) expect(await assign([...edges].reverse(), room, { fairness })).toEqual(found);
				},
			),
			{ numRuns: 1000, seed: 1 },
		);
	}, 120_000);
});
