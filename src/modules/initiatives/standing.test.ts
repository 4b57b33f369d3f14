import { expect, test } from 'vitest';
import { couldStand, type Standing, type StandingAnswer, sideBySide } from './standing.ts';

const says = (called: string, isWorker: boolean, ...answers: StandingAnswer[]): Standing => ({
	personId: called,
	called,
	isWorker,
	answers,
	answeredOn: '2026-11-22',
});
const allYes = ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'] as const;

test('what people see differently comes first, then what nobody has in order', () => {
	const lines = sideBySide([
		says('Fatma', false, 'yes', 'yes', 'no', 'yes', 'yes', 'yes'),
		says('Marloes', true, 'yes', 'no', 'no', 'yes', 'yes', 'yes'),
	]);
	expect(lines.slice(0, 3).map(({ question, differ, todo }) => [question, differ, todo])).toEqual([
		['keys', true, true],
		['money', false, true],
		['illness', false, false],
	]);
	expect(lines[0]?.answers).toEqual([
		{ called: 'Fatma', isWorker: false, answer: 'yes' },
		{ called: 'Marloes', isWorker: true, answer: 'no' },
	]);
});
test('it could stand alone when the worker and who carries it all say so', () => {
	expect(couldStand([says('Fatma', false, ...allYes), says('Marloes', true, ...allYes)])).toBe(true);
	expect(couldStand([says('Marloes', true, ...allYes)])).toBe(false);
	expect(couldStand([says('Fatma', false, ...allYes), says('Marloes', true, 'partly', ...allYes.slice(1))])).toBe(
		false,
	);
	expect(couldStand([])).toBe(false);
});
