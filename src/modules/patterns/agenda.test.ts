import { expect, test } from 'vitest';
import { rankAgenda } from './agenda.ts';
import type { Dismissal, Finding } from './finding.ts';

const finding = (part: Partial<Finding>): Finding => ({
	need: 'bus',
	theme: 'getting-around',
	level: 'need',
	zone: ['A'],
	district: 'west',
	weeks: 4,
	observed: 3,
	expected: 0.1,
	persons: 3,
	score: 2,
	recurrenceWeeks: 1,
	tier: 'agenda',
	signalIds: [],
	personKeys: ['ann', 'bob', 'cem'],
	why: [],
	method: { name: 'test', version: '1', params: {}, seed: 1 },
	...part,
});
const setAside: Dismissal = {
	level: 'need',
	need: 'bus',
	theme: 'getting-around',
	zone: ['A'],
	personKeys: ['ann', 'bob', 'cem'],
};

test('a district talks about its three strongest findings', () => {
	const findings = [1, 5, 3, 2, 4].map((score) => finding({ score, need: `n${score}` }));
	const elsewhere = finding({ score: 1.5, district: 'east' });
	expect(rankAgenda([...findings, elsewhere], 3, []).map((one) => one.score)).toEqual([5, 4, 3, 1.5]);
});

test('an alarm is never left out', () => {
	const alarms = [9, 8, 7, 6].map((score) => finding({ score, need: `n${score}`, tier: 'alarm' }));
	expect(rankAgenda(alarms, 3, [])).toHaveLength(4);
});

test('a dismissed finding stays away until two new people came', () => {
	expect(rankAgenda([finding({})], 3, [setAside])).toEqual([]);
	expect(rankAgenda([finding({ personKeys: ['ann', 'bob', 'dee'] })], 3, [setAside])).toEqual([]);
	expect(rankAgenda([finding({ personKeys: ['ann', 'dee', 'eva'] })], 3, [setAside])).toHaveLength(1);
});

test('a dismissal also holds for a zone that overlaps, and for nothing else', () => {
	expect(rankAgenda([finding({ zone: ['A', 'B'] })], 3, [setAside])).toEqual([]);
	expect(rankAgenda([finding({ zone: ['B'] })], 3, [setAside])).toHaveLength(1);
	expect(rankAgenda([finding({ need: 'bike' })], 3, [setAside])).toHaveLength(1);
	expect(rankAgenda([finding({ need: null, level: 'theme' })], 3, [setAside])).toHaveLength(1);
});

test('a place freed by a dismissal goes to the next finding', () => {
	const next = finding({ need: 'bike', score: 1.4 });
	expect(rankAgenda([finding({}), next], 1, [setAside])).toEqual([next]);
});

test('equal scores keep one order', () => {
	const two = [finding({ need: 'b' }), finding({ need: 'a' })];
	expect(rankAgenda(two, 3, [])).toEqual(rankAgenda([...two].reverse(), 3, []));
});
