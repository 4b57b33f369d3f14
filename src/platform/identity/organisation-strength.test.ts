import { describe, expect, test } from 'vitest';
import { strengthOf, vouchesForAddress } from './organisation-strength.ts';

describe('signing in through an organisation proves two things', () => {
	test('when the provider says one of the words that the operator named', () => {
		expect(strengthOf({ acr: 'urn:loa:substantial' }, 'urn:loa:substantial')).toBe(2);
		expect(strengthOf({ acr: 'urn:loa:high' }, 'urn:loa:substantial  urn:loa:high')).toBe(2);
	});
	test('never when the operator named nothing', () => {
		for (const nothing of [undefined, '', '  ']) {
			expect(strengthOf({ acr: 'urn:loa:high', amr: ['pwd', 'mfa'] }, nothing)).toBe(1);
			expect(strengthOf({ acr: '' }, nothing)).toBe(1);
			expect(strengthOf({}, nothing)).toBe(1);
		}
	});
	test('not when the provider says less, something like it, or nothing', () => {
		for (const acr of [
			'urn:loa:low',
			'urn:loa:substantial2',
			'URN:LOA:SUBSTANTIAL',
			'',
			undefined,
			null,
			2,
			['urn:loa:substantial'],
		]) {
			expect(strengthOf({ acr }, 'urn:loa:substantial')).toBe(1);
		}
	});
	test('by more than one means, when the operator lets that count', () => {
		expect(strengthOf({ acr: '1', amr: ['pwd', 'mfa'] }, 'mfa')).toBe(2);
		expect(strengthOf({ acr: '1', amr: ['pwd', 'mfa'] }, 'urn:loa:high')).toBe(1);
		for (const amr of [['pwd'], 'mfa', 'not-mfa', undefined, null, {}]) expect(strengthOf({ amr }, 'mfa')).toBe(1);
	});
});

test('an address is vouched for by a plain yes only', () => {
	expect(vouchesForAddress({ email_verified: true })).toBe(true);
	for (const said of [false, undefined, null, 'true', 'false', 1])
		expect(vouchesForAddress({ email_verified: said })).toBe(false);
});
