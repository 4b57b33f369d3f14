import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/seeded-random';
import { type CircleOptions, circleOptions, type Hub, metresBetween, type Person } from './circle.ts';
import { inventedTown } from './circles.fixtures.ts';
import { type Circles, formCircles, type Progress } from './form-circles.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadSolver();
});
const seconds = () => performance.now() / 1000;
const form = (people: Person[], hubs: Hub[], options: Partial<CircleOptions> = {}, seed = 1, by = solver) =>
	formCircles(people, hubs, { ...circleOptions, seconds: 5, ...options }, by, seededRandom(seed), seconds);

/** Points counted from the outcome alone, the slow way. */
function pointsOf(people: readonly Person[], { circles }: Circles): number {
	const known = new Map(people.map((person) => [person.id, person]));
	return circles
		.map(({ members }) => members.flatMap((id) => known.get(id) ?? []))
		.flatMap((own) =>
			own.map((person) => {
				const others = own.filter((one) => one !== person).flatMap(({ talents }) => talents);
				return 1 + new Set(person.needs.filter((need) => others.includes(need))).size;
			}),
		)
		.reduce((sum, one) => sum + one, 0);
}

function expectRulesKept(
	people: readonly Person[],
	hubs: readonly Hub[],
	options: CircleOptions,
	found: Circles,
): void {
	const homes = new Map([...people, ...hubs].map((one) => [one.id, one]));
	const known = new Map(people.map((person) => [person.id, person]));
	const everybody = [
		...found.circles.flatMap(({ members }) => members.slice(1)),
		...found.unplaced.map(({ id }) => id),
	];
	expect(everybody.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
	for (const { hub, members, gaps } of found.circles) {
		expect(members[0]).toBe(hub);
		expect(members.length).toBeGreaterThanOrEqual(options.fewest);
		expect(members.length).toBeLessThanOrEqual(options.most);
		for (const id of members)
			expect(metresBetween(homes.get(hub) as Hub, homes.get(id) as Hub)).toBeLessThanOrEqual(options.maxWalk);
		const own = members.slice(1).map((id) => known.get(id) as Person);
		const open = own.flatMap((person) =>
			[...new Set(person.needs)]
				.filter((need) => !own.some((one) => one !== person && one.talents.includes(need)))
				.map((need) => `${need} ${person.id}`),
		);
		expect(gaps.map(({ id, need }) => `${need} ${id}`).toSorted()).toEqual(open.toSorted());
	}
	expect(new Set(found.circles.map(({ hub }) => hub)).size).toBe(found.circles.length);
	expect(found.points).toBe(pointsOf(people, found));
}

/** The most points there can be, by trying every place for everybody. */
function most(people: Person[], hubs: Hub[], options: CircleOptions): number {
	let best = 0;
	const at: (string | undefined)[] = [];
	const go = (nth: number) => {
		if (nth === people.length) {
			const circles = hubs
				.map(({ id }) => ({
					hub: id,
					members: [id, ...people.filter((_, one) => at[one] === id).map((p) => p.id)],
					gaps: [],
				}))
				.filter(({ members }) => members.length > 1);
			if (circles.some(({ members }) => members.length < options.fewest || members.length > options.most)) return;
			best = Math.max(best, pointsOf(people, { circles, unplaced: [], points: 0, bound: 0, status: 'feasible' }));
			return;
		}
		for (const hub of [undefined, ...hubs]) {
			if (hub && metresBetween(people[nth] as Person, hub) > options.maxWalk) continue;
			at[nth] = hub?.id;
			go(nth + 1);
		}
	};
	go(0);
	return best;
}

describe('forming circles of neighbours', () => {
	test('equals trying everything on small streets, and says that it is proven', () => {
		const options = { ...circleOptions, fewest: 3, most: 4, maxWalk: 600, seconds: 5 };
		for (let seed = 1; seed <= 25; seed++) {
			const random = seededRandom(seed);
			const town = inventedTown(random, {
				people: 7,
				hubs: 2 + (seed % 2),
				kinds: 4,
				each: 2,
				radius: 500,
				scarce: seed % 3 === 0,
			});
			const found = form(town.people, town.hubs, options, seed);
			expectRulesKept(town.people, town.hubs, options, found);
			expect([seed, found.points, found.bound, found.status]).toEqual([
				seed,
				most(town.people, town.hubs, options),
				0,
				'optimal',
			]);
		}
	}, 60_000);

	test('breaks no rule in a thousand towns of all sorts, and never promises less than there is', () => {
		for (let seed = 1; seed <= 1000; seed++) {
			const random = seededRandom(seed);
			const draw = (below: number) => Math.floor(random() * below);
			const options = {
				...circleOptions,
				fewest: 2 + draw(5),
				most: 6 + draw(5),
				maxWalk: 100 + draw(800),
				seconds: 0.02,
				splitAbove: 10 + draw(40),
			};
			const { people, hubs } = inventedTown(random, {
				people: draw(40),
				hubs: draw(7),
				kinds: 1 + draw(12),
				each: draw(4),
				radius: 1 + draw(1200),
				scarce: random() < 0.5,
			});
			const found = form(people, hubs, options, seed);
			expectRulesKept(people, hubs, options, found);
			expect(found.bound).toBeGreaterThanOrEqual(0);
			expect(found.status === 'optimal').toBe(found.bound === 0);
		}
	}, 180_000);

	test('a bound that was given is never beaten with more time', () => {
		for (let seed = 1; seed <= 4; seed++) {
			const { people, hubs } = inventedTown(seededRandom(seed), {
				people: 30,
				hubs: 3,
				kinds: 9,
				each: 3,
				radius: 500,
				scarce: true,
			});
			const short = form(people, hubs, { seconds: 0.01 }, seed);
			const long = form(people, hubs, { seconds: 4 }, seed);
			expect(long.points).toBeGreaterThanOrEqual(short.points);
			expect(long.points).toBeLessThanOrEqual(short.points * (1 + short.bound) + 1e-9);
		}
	}, 60_000);

	test('gives the same circles whatever the order of the input', () => {
		const { people, hubs } = inventedTown(seededRandom(5), {
			people: 40,
			hubs: 4,
			kinds: 10,
			each: 3,
			radius: 500,
			scarce: false,
		});
		expect(form(people.toReversed(), hubs.toReversed())).toEqual(form(people, hubs));
	});

	test('says why somebody has no circle yet', () => {
		const home = { lon: 5.12, lat: 52.09 };
		const away = { lon: 5.3, lat: 52.09 };
		const far = { lon: 5.5, lat: 52.09 };
		const person = (id: string, place: typeof home): Person => ({ id, ...place, needs: [], talents: [] });
		const people = [
			...Array.from({ length: 12 }, (_, nth) => person(`thuis-${String(nth).padStart(2, '0')}`, home)),
			person('weg', away),
			person('ver', far),
		];
		const found = form(people, [
			{ id: 'Ans', ...home },
			{ id: 'Bep', ...away },
		]);
		expect(found.circles.map(({ members }) => members.length)).toEqual([12]);
		expect(found.unplaced.map(({ reason }) => reason).toSorted()).toEqual(['far', 'few', 'full']);
		expect(found.status).toBe('optimal');
	});

	test('starts with nobody as gladly as with nothing to do', () => {
		const nothing = { circles: [], unplaced: [], points: 0, bound: 0, status: 'optimal' };
		expect(form([], [])).toEqual(nothing);
		expect(form([], [{ id: 'Ans', lon: 5, lat: 52 }])).toEqual(nothing);
	});

	test('refuses an id given twice, a place that is none and a circle nobody can make', () => {
		const ans = { id: 'Ans', lon: 5, lat: 52 };
		expect(() => form([{ ...ans, needs: [], talents: [] }], [ans])).toThrow('Ans is given twice');
		expect(() => form([], [{ ...ans, lat: Number.NaN }])).toThrow('Ans lives nowhere');
		expect(() => form([], [ans], { fewest: 9, most: 8 })).toThrow('a circle of 9 to 8');
	});

	test('tells on the way what is sure already, and never lets the bound rise', () => {
		const { people, hubs } = inventedTown(seededRandom(2), {
			people: 60,
			hubs: 6,
			kinds: 12,
			each: 3,
			radius: 600,
			scarce: true,
		});
		const heard: Progress[] = [];
		const options = { ...circleOptions, seconds: 3 };
		const found = formCircles(people, hubs, options, solver, seededRandom(1), seconds, (one) => heard.push(one));
		const [first] = heard;
		expectRulesKept(people, hubs, options, first?.soFar as Circles);
		const hopes = heard.map(({ soFar }) => soFar.points * (1 + soFar.bound));
		for (const [nth, hope] of hopes.entries())
			if (nth > 0) expect(hope).toBeLessThanOrEqual((hopes[nth - 1] as number) + 1e-9);
		expect(heard.at(-1)).toMatchObject({ done: 1, parts: 1 });
		expect(found.points).toBeGreaterThanOrEqual((first as Progress).soFar.points);
	}, 20_000);

	test('trusts no solver that breaks a rule', () => {
		const { people, hubs } = inventedTown(seededRandom(2), {
			people: 30,
			hubs: 3,
			kinds: 12,
			each: 3,
			radius: 500,
			scarce: true,
		});
		const liar: Solver = ({ gains }) => ({ columns: gains.map(() => 1), bound: 1e9 });
		expectRulesKept(people, hubs, circleOptions, form(people, hubs, { seconds: 1 }, 1, liar));
	});
});
