import { describe, expect, test } from 'vitest';
import { type OnCall, onCallFor, talkIsDue } from './conflict.ts';

const person = (areaCode: string, place: OnCall['place'], called: string): OnCall => ({
	areaCode,
	place,
	workerId: called,
	called,
	phone: '',
});

describe('who is on call', () => {
	const all = [
		person('WK1', 'first', 'Marloes'),
		person('WK1', 'deputy', 'Yusuf'),
		person('BU1', 'first', 'Hanneke'),
		person('BU3', 'deputy', 'Ton'),
	];
	test('is the one of the neighbourhood itself, and else the one of its district', () => {
		expect(onCallFor(all, 'BU1', 'WK1')).toMatchObject({ areaCode: 'BU1', first: { called: 'Hanneke' } });
		expect(onCallFor(all, 'BU1', 'WK1')?.deputy).toBeUndefined();
		expect(onCallFor(all, 'BU2', 'WK1')).toMatchObject({ areaCode: 'WK1', deputy: { called: 'Yusuf' } });
	});
	test('is nobody where there is only somebody who stands in', () => {
		expect(onCallFor(all, 'BU3', 'WK2')).toBeUndefined();
		expect(onCallFor(all, 'BU9', null)).toBeUndefined();
	});
});

test('an agreement asks for a talk on its day, until there was one', () => {
	expect(talkIsDue({ remindOn: '2026-12-01', talkedOn: null }, '2026-11-30')).toBe(false);
	expect(talkIsDue({ remindOn: '2026-12-01', talkedOn: null }, '2026-12-01')).toBe(true);
	expect(talkIsDue({ remindOn: '2026-12-01', talkedOn: '2026-12-02' }, '2026-12-03')).toBe(false);
});
