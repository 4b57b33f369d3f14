import { describe, expect, test } from 'vitest';
import { wantsCall } from './pulse.ts';

describe('after letting go a worker calls', () => {
	const asked = { askedOn: '2026-11-01', calledOn: null };
	test('who says that it is stuck or stopped, at once', () => {
		expect(wantsCall({ ...asked, answer: 'stuck' }, '2026-11-01')).toBe(true);
		expect(wantsCall({ ...asked, answer: 'stopped' }, '2026-11-02')).toBe(true);
	});
	test('who stays silent, after ten days', () => {
		expect(wantsCall({ ...asked, answer: null }, '2026-11-10')).toBe(false);
		expect(wantsCall({ ...asked, answer: null }, '2026-11-11')).toBe(true);
	});
	test('never who says that it runs, and nobody twice', () => {
		expect(wantsCall({ ...asked, answer: 'runs' }, '2027-01-01')).toBe(false);
		expect(wantsCall({ ...asked, answer: 'stuck', calledOn: '2026-11-02' }, '2026-11-20')).toBe(false);
	});
});
