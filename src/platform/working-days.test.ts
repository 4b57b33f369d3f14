import { expect, test } from 'vitest';
import { isWorkingDay, workingDaysLater } from './working-days.ts';

test('weekends and holidays are no working days', () => {
	expect(isWorkingDay('2026-11-20')).toBe(true);
	expect(isWorkingDay('2026-11-21')).toBe(false);
	expect(isWorkingDay('2026-12-25')).toBe(false);
	expect(isWorkingDay('2026-04-27')).toBe(false);
});

test.each([
	['2026-11-20', 1, '2026-11-23'],
	['2026-11-21', 0, '2026-11-23'],
	['2026-12-24', 1, '2026-12-28'],
	['2026-12-24', 6, '2027-01-05'],
	['2026-04-24', 1, '2026-04-28'],
])('from %s %i working days on is %s', (from, many, to) => expect(workingDaysLater(from, many)).toBe(to));
