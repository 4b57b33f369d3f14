import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { daysOfSilence, isForChoice, standingOf, totalOf } from './proposal.ts';
import { firstDayOutOfOrder, missingIn, phaseOf, phaseUntil, type Round } from './round.ts';
import { Amount, costLines, RulesForm } from './rounds.forms.ts';

const round: Round = {
	id: 'r',
	areaCode: 'WK990101',
	title: 'Samen in West',
	summary: 'Geld voor de straat',
	budgetCents: 500_000,
	mostCents: null,
	lightCents: 50_000,
	criteria: ['Bewoners doen het zelf'],
	decider: 'jury',
	blind: false,
	proposeFrom: '2026-03-01',
	proposeUntil: '2026-03-31',
	feasibleUntil: '2026-04-30',
	decideUntil: '2026-05-31',
	doneUntil: '2026-12-31',
	ownerId: 'w',
	ownerCalled: 'Marloes',
	openedOn: '2026-02-20',
	endedOn: null,
	voteId: null,
	votedBefore: null,
};

describe('a round', () => {
	test('says what it lacks before it may open', () => {
		expect(missingIn(round)).toEqual([]);
		expect(
			missingIn({ ...round, decider: null, budgetCents: null, criteria: [], doneUntil: null, ownerId: null }),
		).toEqual(['decider', 'budget', 'criteria', 'dates', 'owner']);
	});

	test.each([
		['2026-02-25', 'coming', '2026-03-01'],
		['2026-03-01', 'proposing', '2026-03-31'],
		['2026-03-31', 'proposing', '2026-03-31'],
		['2026-04-01', 'feasibility', '2026-04-30'],
		['2026-05-31', 'deciding', '2026-05-31'],
		['2026-06-01', 'doing', '2026-12-31'],
		['2027-01-01', 'told', null],
	] as const)('on %s is %s', (today, phase, until) => {
		expect(phaseOf(round, today)).toBe(phase);
		expect(phaseUntil(round, phase)).toBe(until);
	});

	test('that nobody opened is being prepared whatever the day, and one that was closed is told', () => {
		expect(phaseOf({ ...round, openedOn: null }, '2026-03-10')).toBe('preparing');
		expect(phaseOf({ ...round, endedOn: '2026-07-01' }, '2026-07-02')).toBe('told');
	});

	test('has days that follow each other', () => {
		const days = (...list: (string | null)[]) => list.map((day, nth) => ({ field: `d${nth}`, day }));
		expect(firstDayOutOfOrder(days('2026-01-01', '2026-01-01', '2026-01-02'))).toBeUndefined();
		expect(firstDayOutOfOrder(days('2026-01-01', '2026-01-09', '2026-01-02'))).toBe('d2');
		expect(firstDayOutOfOrder(days(null, null))).toBeUndefined();
	});

	test('takes its criteria one on a line', () => {
		const typed = { titel: 'Samen', waarvoor: 'Geld voor de straat', eisen: ' Zelf doen \n\nVoor iedereen ' };
		expect(v.parse(RulesForm, typed)).toMatchObject({ eisen: ['Zelf doen', 'Voor iedereen'], blind: false });
		expect(v.safeParse(RulesForm, { ...typed, eisen: 'x\n'.repeat(9) }).success).toBe(false);
	});
});

describe('the costs of a plan', () => {
	test.each([
		['1250', 125_000],
		['12,5', 1250],
		['1.250,50', 125_050],
		['0,01', 1],
	])('%s is %i cents', (typed, cents) => expect(v.parse(Amount, typed)).toBe(cents));
	test.each(['', '0', '-5', '1,234', '12.50', 'veel', '1e5'])('"%s" is no amount', (typed) =>
		expect(v.safeParse(Amount, typed).success).toBe(false),
	);

	test('are counted from the rows that were filled, open rows are left out', () => {
		const { lines, fault } = costLines({
			post: ['Bankje', '', 'Verf'],
			aantal: ['2', '', ''],
			stuk: ['450', '', '19,95'],
		});
		expect(fault).toBeUndefined();
		expect(lines).toHaveLength(2);
		expect(totalOf(lines)).toBe(91_995);
	});

	test('say which row is half done', () => {
		const rows = { post: ['Bankje', 'Verf'], aantal: ['1', '0'], stuk: ['450', '20'] };
		expect(costLines(rows).fault).toEqual({ row: 2, code: 'budget-row-count' });
		expect(costLines({ ...rows, aantal: ['1', '1'], stuk: ['450', 'veel'] }).fault?.code).toBe('budget-row-amount');
		expect(costLines({ ...rows, aantal: ['1', '1'], post: ['Bankje', ''] }).fault?.code).toBe('budget-row-words');
	});
});

describe('a proposal', () => {
	const sent = { confirmedOn: '2026-03-02', decision: null, joinedInto: null, lastWordOn: '2026-03-02' };
	test('waits in silence from the fifteenth day without a word', () => {
		expect(daysOfSilence(sent, '2026-03-16')).toBe(0);
		expect(daysOfSilence(sent, '2026-03-17')).toBe(1);
		expect(daysOfSilence({ ...sent, decision: 'refused' }, '2027-03-17')).toBe(0);
		expect(daysOfSilence({ ...sent, confirmedOn: null }, '2027-03-17')).toBe(0);
	});

	const one = { confirmedOn: 'x', publicOn: 'x', joinedInto: null, decision: null, fits: null } as const;
	test('stands where who proposed it can read it', () => {
		expect(standingOf({ ...one, confirmedOn: null }, 'proposing')).toBe('unconfirmed');
		expect(standingOf({ ...one, publicOn: null }, 'proposing')).toBe('looked-over');
		expect(standingOf(one, 'proposing')).toBe('public');
		expect(standingOf(one, 'feasibility')).toBe('talk');
		expect(standingOf({ ...one, fits: 'no' }, 'deciding')).toBe('unfit');
		expect(standingOf({ ...one, fits: 'yes' }, 'deciding')).toBe('deciding');
		expect(standingOf({ ...one, decision: 'granted' }, 'doing')).toBe('granted');
		expect(standingOf({ ...one, joinedInto: 'y', decision: null }, 'doing')).toBe('joined');
	});

	test('is there to choose from once it was heard, advised and found doable', () => {
		expect(isForChoice(one)).toBe(false);
		expect(isForChoice({ ...one, fits: 'changed' })).toBe(true);
		expect(isForChoice({ ...one, fits: 'no' })).toBe(false);
		expect(isForChoice({ ...one, fits: 'yes', publicOn: null })).toBe(false);
		expect(isForChoice({ ...one, fits: 'yes', joinedInto: 'z' })).toBe(false);
	});
});
