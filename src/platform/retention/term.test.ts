import { expect, test } from 'vitest';
import { endOfTerm, startOfTerm } from './term.ts';

const day = (term: string, now: string) => startOfTerm(term, new Date(`${now}T10:00:00Z`))?.toISOString();

test.each([
	['P2Y', '2026-11-22', '2024-11-22T10:00:00.000Z'],
	['P18M', '2026-11-22', '2025-05-22T10:00:00.000Z'],
	['P3M', '2026-02-10', '2025-11-10T10:00:00.000Z'],
	['P30D', '2026-03-05', '2026-02-03T10:00:00.000Z'],
	['P1Y', '2024-02-29', '2023-02-28T10:00:00.000Z'],
	['P1M', '2026-03-31', '2026-02-28T10:00:00.000Z'],
	['P1Y2M3D', '2026-11-22', '2025-09-19T10:00:00.000Z'],
])('a term of %s that ends on %s started on %s', (term, now, started) => expect(day(term, now)).toBe(started));

test('a term of a year and a month that starts on the last of January is over in February', () =>
	expect(endOfTerm('P1Y1M', new Date('2026-01-31T10:00:00Z'))?.toISOString()).toBe('2027-02-28T10:00:00.000Z'));

test('what is kept without end never starts to be due', () => expect(day('unlimited', '2026-11-22')).toBeUndefined());
