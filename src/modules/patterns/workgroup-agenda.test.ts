import { describe, expect, test } from 'vitest';
import type { Pattern } from './pattern.ts';
import type { Decision } from './workgroup.ts';
import { agendaOf, inOrder } from './workgroup-agenda.ts';

const today = '2026-03-10';
const workgroup = { id: 'g', areas: ['WK1', 'BU11', 'BU12', 'WK2', 'BU21'] };

const pattern = (id: string, changed: Partial<Pattern> = {}): Pattern => ({
	id,
	level: 'need',
	need: `need-${id}`,
	theme: 'home',
	zone: ['BU11'],
	districts: ['WK1'],
	kind: 'zoek',
	tier: 'agenda',
	figures: { persons: 4, weeks: 4, expected: 0.4, recurrenceWeeks: 8 },
	why: [],
	method: null,
	state: 'to-discuss',
	stateSince: new Date('2026-03-08T10:00:00Z'),
	ownerId: null,
	declaredBy: null,
	approachCode: null,
	initiativeId: null,
	foundOn: '2026-03-08',
	lastFoundOn: '2026-03-08',
	overTime: [],
	firstHeardOn: '2026-02-20',
	...changed,
});
const decision = (patternId: string, changed: Partial<Decision> = {}): Decision => ({
	id: `d-${patternId}`,
	patternId,
	workgroupId: 'g',
	what: 'discuss',
	words: '',
	ownerId: null,
	dueOn: null,
	fromState: 'to-discuss',
	fromOwnerId: null,
	decidedBy: 'w',
	decidedAt: new Date('2026-03-03T10:00:00Z'),
	...changed,
});
const agenda = (patterns: Pattern[], decisions: Decision[] = []) =>
	agendaOf({ workgroup, patterns, decisions, today, dayOf: (moment) => moment.toISOString().slice(0, 10) });
const ids = (items: readonly { pattern: Pattern }[]) => items.map(({ pattern: { id } }) => id);

describe('the agenda that makes itself', () => {
	test('takes the three strongest of each district, and everything that stands out for the town', () => {
		const west = ['a', 'b', 'c', 'd', 'e'].map((id) => pattern(id));
		const alarm = pattern('f', { tier: 'alarm' });
		const other = pattern('g', { zone: ['BU21'], districts: ['WK2'] });
		const made = agenda([...west, alarm, other]);
		expect(ids(made.fresh)).toEqual(['a', 'b', 'c', 'f', 'g']);
		expect(made.moreFresh).toBe(2);
	});

	test('looks only where the workgroup looks', () => {
		expect(ids(agenda([pattern('a', { zone: ['BU31'], districts: ['WK3'] })]).fresh)).toEqual([]);
		// A zone over the border is ours too, and counts in our district.
		expect(ids(agenda([pattern('b', { zone: ['BU12', 'BU31'], districts: ['WK3', 'WK1'] })]).fresh)).toEqual(['b']);
	});

	test('keeps what colleagues saw themselves apart, however many', () => {
		const hunches = ['a', 'b', 'c', 'd'].map((id) => pattern(id, { declaredBy: 'w', figures: null }));
		const made = agenda(hunches);
		expect(ids(made.hunches)).toEqual(['a', 'b', 'c', 'd']);
		expect(made.fresh).toEqual([]);
	});

	test('brings back what was talked about, what is due first, and a parking whose day has come', () => {
		const patterns = [
			pattern('talk', { state: 'talking' }),
			pattern('step', { state: 'running' }),
			pattern('parked', { state: 'parked' }),
			pattern('later', { state: 'parked' }),
			pattern('fine', { state: 'running' }),
		];
		const made = agenda(patterns, [
			decision('talk'),
			decision('step', { what: 'adopt', ownerId: 'w', dueOn: '2026-03-09' }),
			decision('parked', { what: 'park', dueOn: today }),
			decision('later', { what: 'park', dueOn: '2026-04-01' }),
		]);
		expect(ids(made.open)).toEqual(['step', 'parked', 'talk']);
		expect(made.open.map(({ due }) => due)).toEqual([true, true, false]);
		expect(ids(inOrder(made))).toEqual(['step', 'parked', 'talk']);
	});

	test('moves what was decided today out of the way, and tells what was decided last time', () => {
		const made = agenda(
			[pattern('now', { state: 'talking' }), pattern('before', { state: 'talking' }), pattern('longer')],
			[
				decision('now', { decidedAt: new Date('2026-03-10T09:00:00Z') }),
				decision('before'),
				decision('longer', { decidedAt: new Date('2026-02-10T09:00:00Z') }),
			],
		);
		expect(ids(made.decidedToday)).toEqual(['now']);
		expect(ids(made.open)).toEqual(['before']);
		expect([made.lastOn, made.lastTime.map(({ patternId }) => patternId)]).toEqual(['2026-03-03', ['before']]);
	});

	test('says when a finding was set aside before and new people said it', () => {
		const same = { need: 'sleep' };
		const made = agenda([pattern('new', same), pattern('old', { ...same, state: 'dismissed' }), pattern('else')]);
		expect(made.fresh.map(({ back }) => back)).toEqual([true, false]);
	});
});
