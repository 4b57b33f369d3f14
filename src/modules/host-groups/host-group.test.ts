import { expect, test } from 'vitest';
import { persona } from '#testing/personas';
import { isOpen, isTimeToLook, looksOver, told, waitsTooLong } from './host-group.ts';

test('a weighing tells each answer, and nothing where fewer than five gave it', () => {
	expect(told([])).toBeUndefined();
	expect(
		told([
			{ answer: 'against', people: null },
			{ answer: 'for', people: 9 },
		]),
	).toEqual([
		{ answer: 'for', people: 9 },
		{ answer: 'for-if', people: null },
		{ answer: 'against', people: null },
	]);
});

test('neighbours answer from the first day to the last, both included', () => {
	const weighing = { opensOn: '2026-03-01', closesOn: '2026-03-15' };
	expect(['2026-02-28', '2026-03-01', '2026-03-15', '2026-03-16'].map((day) => isOpen(weighing, day))).toEqual([
		false,
		true,
		true,
		false,
	]);
});

test('an answer waits too long after two weeks, counted from the day the words were shown', () => {
	const word = { shownOn: '2026-03-01', answeredOn: null };
	expect(waitsTooLong(word, '2026-03-15')).toBe(false);
	expect(waitsTooLong(word, '2026-03-16')).toBe(true);
	expect(waitsTooLong({ ...word, answeredOn: '2026-03-20' }, '2026-04-16')).toBe(false);
	expect(waitsTooLong({ shownOn: null, answeredOn: null }, '2026-04-16')).toBe(false);
});

test('the day to look together counts only for who stays', () => {
	const place = { fromOn: '2026-03-01', lookOn: '2026-03-29', endedOn: null };
	expect(isTimeToLook(place, '2026-03-28')).toBe(false);
	expect(isTimeToLook(place, '2026-03-29')).toBe(true);
	expect(isTimeToLook({ ...place, endedOn: '2026-03-20' }, '2026-03-29')).toBe(false);
	expect(isTimeToLook({ ...place, fromOn: null }, '2026-03-29')).toBe(false);
});

test('words of neighbours are looked over by workers of that area alone', () => {
	const group = { areaCode: 'BU99010101' };
	expect((['marloes', 'yusuf'] as const).every((name) => looksOver(persona(name), group))).toBe(true);
	expect((['samira', 'henk', 'ingrid', 'femke', 'dewi'] as const).some((name) => looksOver(persona(name), group))).toBe(
		false,
	);
});
