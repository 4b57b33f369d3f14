import { expect, test } from 'vitest';
import { persona, personaNames } from '#testing/personas';
import {
	type Circle,
	decline,
	homesOf,
	isLateToClose,
	lastDay,
	mayAgree,
	mayCarry,
	mayGoOn,
	mayWrite,
	perWeek,
	stageOf,
	weeksIn,
	weeksSoFar,
} from './nuisance.ts';

const circle: Pick<Circle, 'startedOn' | 'untilOn' | 'contact' | 'restsOn' | 'closedOn'> = {
	...{ startedOn: '2026-03-02', untilOn: '2026-03-29', contact: null, restsOn: null, closedOn: null },
};
const known = { ...circle, contact: 'spoken' as const };
const rests = { ...known, restsOn: '2026-03-10' };

test('a period is counted in whole weeks, its last day included', () => {
	expect(lastDay('2026-03-02', 4)).toBe('2026-03-29');
	expect(weeksIn('2026-03-02', '2026-03-29')).toBe(4);
});

test('a circle tells first, runs, rests at an objection, waits for its end and is closed', () => {
	expect(stageOf(circle, '2026-03-10')).toBe('telling');
	expect(stageOf(known, '2026-03-29')).toBe('running');
	expect(stageOf(rests, '2026-03-29')).toBe('resting');
	expect(stageOf(known, '2026-03-30')).toBe('closing');
	expect(stageOf({ ...rests, closedOn: '2026-03-11' }, '2026-04-01')).toBe('closed');
	expect(isLateToClose(known, '2026-04-12')).toBe(false);
	expect(isLateToClose(known, '2026-04-13')).toBe(true);
	expect(isLateToClose({ ...known, closedOn: '2026-03-30' }, '2026-05-01')).toBe(false);
});

test('nothing is agreed behind somebody, and for them only what they were asked', () => {
	expect(mayAgree(circle, 'neighbours')).toBe('nuisance-first-tell');
	expect(mayAgree(known, 'person')).toBeUndefined();
	for (const contact of ['refused', 'unsafe'] as const) {
		expect(mayAgree({ ...circle, contact }, 'person')).toBe('nuisance-not-asked');
		expect(mayAgree({ ...circle, contact }, 'partner')).toBe('nuisance-not-asked');
		expect(mayAgree({ ...circle, contact }, 'officer')).toBeUndefined();
	}
	expect(mayAgree(rests, 'officer')).toBe('nuisance-rests');
});

test('a period grows only when the person knows, forward, to eight weeks at most', () => {
	expect(mayGoOn(circle, '2026-04-05')).toBe('nuisance-first-tell');
	expect(mayGoOn({ ...circle, contact: 'unsafe' }, '2026-04-05')).toBe('nuisance-first-tell');
	expect(mayGoOn(rests, '2026-04-05')).toBe('nuisance-rests');
	expect(mayGoOn(known, '2026-03-29')).toBe('nuisance-too-long');
	expect(mayGoOn(known, '2026-04-26')).toBeUndefined();
	expect(mayGoOn(known, '2026-04-27')).toBe('nuisance-too-long');
});

test('a moment is of the period and not of tomorrow; paper may come a week late', () => {
	expect(mayWrite(known, '2026-03-10', '2026-03-10')).toBeUndefined();
	expect(mayWrite(known, '2026-03-11', '2026-03-10')).toBe('nuisance-day');
	expect(mayWrite(known, '2026-03-01', '2026-03-10')).toBe('nuisance-day');
	expect(mayWrite(known, '2026-03-29', '2026-03-30')).toBe('nuisance-over');
	expect(mayWrite(known, '2026-03-02', '2026-03-15')).toBeUndefined();
	expect(mayWrite(known, '2026-03-08', '2026-03-16')).toBe('nuisance-fixed');
	expect(mayWrite(known, '2026-03-08', '2026-03-16', true)).toBeUndefined();
	expect(mayWrite(known, '2026-03-29', '2026-04-05', true)).toBeUndefined();
	expect(mayWrite(known, '2026-03-29', '2026-04-06', true)).toBe('nuisance-over');
	expect(mayWrite(known, '2026-03-30', '2026-03-30', true)).toBe('nuisance-day');
	expect(mayWrite(rests, '2026-03-10', '2026-03-10')).toBe('nuisance-rests');
});

test('two neighbours of one home are one', () => {
	expect(homesOf([{ home: 1 }, { home: 1 }, { home: 3 }])).toBe(2);
});

test('weeks without a moment stand there too, and the last whole week is held against the first', () => {
	const rows = [
		{ week: 0, howBad: 2, many: 3 },
		{ week: 0, howBad: 3, many: 1 },
		{ week: 2, howBad: 1, many: 1 },
	];
	const weeks = perWeek(rows, 3);
	expect(weeks.map(({ many }) => many)).toEqual([4, 0, 1]);
	expect(weeks[0]?.byBad).toEqual([0, 3, 1]);
	expect(decline(weeks)).toBe('less');
	expect(decline(perWeek([{ week: 1, howBad: 1, many: 1 }], 2))).toBe('more');
	expect(decline(perWeek(rows, 1))).toBeUndefined();
	expect(decline([])).toBeUndefined();
});

test('a week counts when it is over; for the officer the one that runs does too', () => {
	expect(weeksSoFar(known, '2026-03-08')).toBe(0);
	expect(weeksSoFar(known, '2026-03-09')).toBe(1);
	expect(weeksSoFar(known, '2026-03-08', true)).toBe(1);
	expect(weeksSoFar(known, '2026-06-01', true)).toBe(4);
});

test('workers of the neighbourhood carry a circle', () => {
	expect(personaNames.filter((name) => mayCarry(persona(name), 'BU99010101'))).toEqual(['marloes', 'yusuf']);
});
