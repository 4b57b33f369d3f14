import { expect, test } from 'vitest';
import { openHours } from './space-agenda.server.ts';

test('a week of opening hours counts stretches that touch or lie over each other once', () => {
	expect(openHours({ hours: ['mon 09:00-12:00', 'mon 12:00-13:30', 'mon 13:00-14:00', 'sun 22:00-24:00'] })).toBe(7);
	expect(openHours({ hours: [] })).toBe(0);
});
