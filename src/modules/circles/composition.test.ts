import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { circleOptions } from './circle.ts';
import { inventedTown } from './circles.fixtures.ts';
import { apply, compose, deltaMove, gapsOf, NOWHERE } from './composition.ts';
import { clustersOf, mostPoints, piecesOf } from './parts.ts';
import { reachOf } from './reach.ts';

describe('moving somebody', () => {
	test('weighs the same as counting everything again, through a thousand moves', () => {
		const random = seededRandom(7);
		const town = inventedTown(random, { people: 50, hubs: 5, kinds: 6, each: 3, radius: 700, scarce: true });
		const reach = reachOf(town.people, town.hubs, circleOptions);
		const now = compose(reach);
		for (let nth = 0; nth < 1000; nth++) {
			const person = Math.floor(random() * reach.people.length);
			const near = [NOWHERE, ...(reach.hubsOf[person] as number[])];
			const move = { person, to: near[Math.floor(random() * near.length)] as number };
			const before = structuredClone({ at: now.at, can: now.can, size: now.size, score: now.score });
			const promised = deltaMove(now, move);
			expect({ at: now.at, can: now.can, size: now.size, score: now.score }).toEqual(before);
			apply(now, move);
			const { metres, ...rest } = compose(reach, now.at).score;
			expect(promised).toMatchObject(rest);
			expect(promised.metres).toBeCloseTo(metres, 6);
			const gaps = reach.hubs.flatMap((_, hub) => gapsOf(now, hub));
			expect(rest.needs - gaps.length).toBe(rest.covered);
		}
	});

	test('an own talent does not answer an own need', () => {
		const at = { lon: 5, lat: 52 };
		const cook = (id: string) => ({ id, ...at, needs: ['koken'], talents: ['koken'] });
		const reach = reachOf([cook('a'), cook('b')], [{ id: 'h', ...at }], circleOptions);
		const now = compose(reach, [0, NOWHERE]);
		expect([now.score.covered, gapsOf(now, 0)]).toEqual([0, [{ person: 0, code: 0 }]]);
		expect(deltaMove(now, { person: 1, to: 0 })).toMatchObject({ covered: 2, points: 4 });
	});

	test('nobody is moved further than they walk', () => {
		const reach = reachOf(
			[{ id: 'a', lon: 5, lat: 52, needs: [], talents: [] }],
			[{ id: 'h', lon: 6, lat: 52 }],
			circleOptions,
		);
		expect(() => apply(compose(reach), { person: 0, to: 0 })).toThrow('too far');
	});
});

describe('a town in pieces', () => {
	const { people, hubs } = inventedTown(seededRandom(3), {
		people: 900,
		hubs: 80,
		kinds: 9,
		each: 3,
		radius: 3000,
		scarce: false,
	});
	const reach = reachOf(people, hubs, circleOptions);
	const pieces = piecesOf(reach);

	test('pieces share nobody, and what is left out has too few people around', () => {
		const ids = pieces.flatMap((piece) => [...piece.people, ...piece.hubs].map(({ id }) => id));
		expect(new Set(ids).size).toBe(ids.length);
		for (const [hub, { id }] of reach.hubs.entries())
			expect(ids.includes(id)).toBe((reach.peopleOf[hub] as number[]).length >= reach.fewest);
	});

	test('clusters keep all the people of their piece, and hold no more than asked unless around one hub', () => {
		for (const piece of pieces) {
			const clusters = clustersOf(piece, 80);
			expect(clusters.flatMap((one) => one.people.map(({ id }) => id)).toSorted()).toEqual(
				piece.people.map(({ id }) => id).toSorted(),
			);
			for (const cluster of clusters) expect(cluster.people.length <= 80 || cluster.hubs.length === 1).toBe(true);
		}
	});

	test('there are never more points than counting allows', () => {
		const random = seededRandom(4);
		for (const piece of pieces) {
			const at = piece.people.map((_, person) => {
				const near = piece.hubsOf[person] as number[];
				return near[Math.floor(random() * near.length)] as number;
			});
			const room = piece.hubs.map(() => piece.most);
			const fitting = at.map((hub) => ((room[hub] as number)-- > 0 ? hub : NOWHERE));
			expect(compose(piece, fitting).score.points).toBeLessThanOrEqual(mostPoints(piece));
		}
	});
});
