import { describe, expect, test } from 'vitest';
import { countsAsResident, isOpenToAll, mayPromiseHelp, maySee, mayStart, mayTend } from './initiative.policy.ts';
import { fatma, marloes, molenbuurt, teamLead, visitor, workerOfHaven } from './initiatives.fixtures.ts';

const draft = { areaCode: molenbuurt, publishedAt: null, endedOn: null };
const open = { ...draft, publishedAt: new Date('2026-03-01T10:00:00Z') };

describe('a draft', () => {
	test('is for who carries it and for the workers of that area', () => {
		expect(maySee(fatma, draft, ['starter'])).toBe(true);
		expect(maySee(marloes, draft, [])).toBe(true);
		expect(maySee(teamLead, draft, [])).toBe(true);
		expect(maySee(fatma, draft, [])).toBe(false);
		expect(maySee(fatma, draft, ['supporter'])).toBe(false);
		expect(maySee(workerOfHaven, draft, [])).toBe(false);
		expect(maySee(visitor, draft, [])).toBe(false);
	});
	test('is not open to all', () => {
		expect(isOpenToAll(draft)).toBe(false);
		expect(isOpenToAll(open)).toBe(true);
		expect(isOpenToAll({ ...open, endedOn: '2026-04-01' })).toBe(false);
	});
});

describe('tending', () => {
	test('is for carriers and the worker beside them', () => {
		expect(mayTend(fatma, open, ['carrier'])).toBe(true);
		expect(mayTend(marloes, open, [])).toBe(true);
		expect(mayTend(fatma, open, ['member', 'follower'])).toBe(false);
		expect(mayTend(teamLead, open, [])).toBe(false);
		expect(mayTend(workerOfHaven, open, [])).toBe(false);
	});
	test('only a professional promises hours', () => {
		expect(mayPromiseHelp(marloes, open)).toBe(true);
		expect(mayPromiseHelp(fatma, open)).toBe(false);
	});
});

test('residents start anywhere, a worker where they work, and a worker never counts as a resident', () => {
	expect(mayStart(visitor, molenbuurt)).toBe(true);
	expect(mayStart(fatma, molenbuurt)).toBe(true);
	expect(mayStart(marloes, molenbuurt)).toBe(true);
	expect(mayStart(workerOfHaven, molenbuurt)).toBe(false);
	expect(countsAsResident(marloes)).toBe(false);
	expect(countsAsResident(visitor)).toBe(true);
});
