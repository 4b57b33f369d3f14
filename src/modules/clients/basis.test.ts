import { describe, expect, test } from 'vitest';
import { processingActivities } from '#platform/policy/index.server';
import { groundOf, mayAskConsent } from './basis.server.ts';
import { groundFor } from './basis.ts';

describe('what we ask before something is used', () => {
	const inCare = ['household-support'];
	test.each(inCare)('is no consent where a public task applies: %s shows an information notice', (purpose) => {
		expect(groundOf(purpose)).toBe('information');
		expect(groundOf(purpose, 'share')).toBe('permission');
		expect(() => mayAskConsent(purpose)).toThrow(/information notice/);
	});
	test('is consent only where the law rests on it, for every purpose there is', () => {
		for (const [name, activity] of Object.entries(processingActivities.activities)) {
			expect(groundOf(name) === 'consent', name).toBe(activity.legalBasis === 'a');
			if (activity.specialCategoryGround) expect(groundOf(name, 'share'), name).toBe('permission');
		}
		expect(groundFor({ legalBasis: 'a' }, 'share')).toBe('consent');
	});
});
