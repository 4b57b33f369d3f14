import { describe, expect, test } from 'vitest';
import { healthOf, type Seat } from './circle-life.ts';
import { weighPlan } from './plan-score.ts';

const seat = (id: string, circleId: string | null, wants: string[], can: string[], isHub = false): Seat => ({
	id,
	planId: 'p',
	circleId,
	cardId: id,
	isHub,
	areaCode: null,
	wants,
	can,
	workerId: null,
	teamId: null,
	askedAt: null,
	answer: null,
	answeredAt: null,
});
const members = [
	seat('ans', 'k', ['taal'], ['koken']),
	seat('bep', 'k', ['koken'], []),
	seat('cor', 'k', [], ['taal']),
];
const help = (helperId: string, helpedId: string, onDay: string) => ({ helperId, helpedId, onDay });

describe('how a circle does', () => {
	test('says for which wishes there is somebody, and for which there is not; an own talent does not count', () => {
		const found = healthOf([...members, seat('dirk', 'k', ['tuin'], ['tuin'])], [], '2026-05-01', '2026-05-02');
		expect([found.covered, found.missing]).toEqual([['koken', 'taal'], ['tuin']]);
	});

	test('calls nobody quiet in the first six weeks, and after that who neither gave nor got', () => {
		const helps = [help('ans', 'bep', '2026-05-20')];
		expect(healthOf(members, helps, '2026-05-01', '2026-05-25').quiet).toEqual([]);
		expect(healthOf(members, helps, '2026-04-01', '2026-05-25').quiet).toEqual(['cor']);
		expect(healthOf(members, helps, '2026-04-01', '2026-08-25').quiet).toEqual(['ans', 'bep', 'cor']);
	});

	test('sees when half of the helping falls to one, not when there was hardly any', () => {
		const often = Array.from({ length: 4 }, () => help('ans', 'bep', '2026-05-20'));
		expect(healthOf(members, often, '2026-05-01', '2026-05-25').carriesMuch).toEqual([]);
		const enough = [...often, help('cor', 'ans', '2026-05-21'), help('bep', 'cor', '2026-05-21')];
		const found = healthOf(members, enough, '2026-05-01', '2026-05-25');
		expect(found.carriesMuch).toEqual(['ans']);
		expect([found.bothWays, found.active]).toEqual([3, 3]);
	});
});

describe('a proposal on the table', () => {
	test('says what is missing in each circle, and what moving somebody brings to all of them together', () => {
		const seats = [...members, seat('eef', 'l', [], ['tuin'], true), seat('fien', null, ['tuin'], ['koken'])];
		const weighed = weighPlan(seats, ['k', 'l'], 12);
		expect(weighed.circles).toEqual([
			{ circleId: 'k', size: 3, missing: [], covered: 2 },
			{ circleId: 'l', size: 1, missing: [], covered: 0 },
		]);
		expect(weighed.moves.find(({ seatId, to }) => seatId === 'fien' && to === 'l')?.more).toBe(1);
		expect(weighed.moves.find(({ seatId, to }) => seatId === 'cor' && to === null)?.more).toBe(-1);
		expect(weighed.moves.some(({ seatId }) => seatId === 'eef')).toBe(false);
	});
});
