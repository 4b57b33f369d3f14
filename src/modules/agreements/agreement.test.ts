import { describe, expect, test } from 'vitest';
import { liesWithin, periodFault, stateOn, usualWait } from './agreement.ts';

const agreement = {
	confirmedAt: new Date('2026-01-02'),
	endedAt: null,
	validFrom: '2026-02-01',
	validUntil: '2026-12-31',
};

describe('an agreement', () => {
	test('runs from its first day up to and including its last', () => {
		expect(stateOn('2026-01-31', agreement)).toBe('waiting');
		expect(stateOn('2026-02-01', agreement)).toBe('running');
		expect(stateOn('2026-12-31', agreement)).toBe('running');
		expect(stateOn('2027-01-01', agreement)).toBe('expired');
	});
	test('does not run without a second yes, nor after somebody ended it', () => {
		expect(stateOn('2026-06-01', { ...agreement, confirmedAt: null })).toBe('proposed');
		expect(stateOn('2026-06-01', { ...agreement, endedAt: new Date() })).toBe('ended');
	});
	test('lasts two years at most', () => {
		expect(periodFault('2026-03-01', '2028-03-01')).toBeUndefined();
		expect(periodFault('2026-03-01', '2028-03-02')).toBe('agreement-too-long');
		expect(periodFault('2026-03-01', '2026-03-01')).toBe('ends-before-start');
	});
	test('for a district covers its neighbourhoods and not the ones beside it', () => {
		expect(liesWithin('BU99010102', ['WK990101'])).toBe(true);
		expect(liesWithin('BU99010201', ['WK990101'])).toBe(false);
		expect(liesWithin('WK990101', ['BU99010101'])).toBe(false);
		expect(liesWithin('BU99010101', ['GM9901'])).toBe(true);
		expect(liesWithin('GM9901', ['WK990101'])).toBe(false);
	});
});

describe('the usual wait for a first answer', () => {
	test('is told in whole days, and only when it says more than one worker', () => {
		expect(usualWait({ passedOn: 9, answered: 5, medianDays: 1.2 })).toBe(2);
		expect(usualWait({ passedOn: 9, answered: 5, medianDays: 0.01 })).toBe(1);
		expect(usualWait({ passedOn: 9, answered: 2, medianDays: 1.2 })).toBeUndefined();
		expect(usualWait({ passedOn: 9, answered: 0, medianDays: null })).toBeUndefined();
	});
});
