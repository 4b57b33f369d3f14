import { describe, expect, test } from 'vitest';
import { theNeeds } from '#modules/needs/index.server';
import { stepsBetween } from './areas-apart.ts';
import { usualPolicy } from './match-policy.ts';
import { usualWeights } from './pair.ts';

const steps = stepsBetween(
	[
		{ code: 'GM9901', parentCode: null },
		{ code: 'WK990101', parentCode: 'GM9901' },
		{ code: 'BU99010101', parentCode: 'WK990101' },
		{ code: 'BU99010102', parentCode: 'WK990101' },
		{ code: 'BU99010103', parentCode: 'WK990101' },
		{ code: 'WK990102', parentCode: 'GM9901' },
		{ code: 'BU99010201', parentCode: 'WK990102' },
	],
	new Map([['BU99010101', new Set(['BU99010102', 'BU99010201'])]]),
);

test.each([
	['BU99010101', 'BU99010101', 0],
	['BU99010101', 'WK990101', 0],
	['WK990101', 'BU99010101', 0],
	['BU99010101', 'BU99010102', 1],
	['BU99010101', 'BU99010201', 1],
	['BU99010101', 'BU99010103', 2],
	['BU99010103', 'BU99010201', 3],
	['BU99010101', 'BU00000000', Number.POSITIVE_INFINITY],
])('from %s to %s is %d steps', (from, to, apart) => {
	expect(steps(from, to)).toBe(apart);
});

describe('the rules over our own list of needs', () => {
	const catalogue = theNeeds();
	const policy = usualPolicy(catalogue, steps);
	const codes = (rule: (code: string) => boolean) =>
		catalogue.needs.filter(({ code }) => rule(code)).map(({ code }) => code);

	test('nobody is matched on health, debts, income, faith or where they are from', () => {
		expect(codes(policy.sensitive)).toEqual(
			expect.arrayContaining(['debts', 'sleep', 'low-mood', 'memory-and-dementia', 'pregnancy', 'carer-overload']),
		);
		for (const { code, theme } of catalogue.needs)
			if (catalogue.themeByCode.get(theme)?.domain === 'health') expect(policy.sensitive(code), code).toBe(true);
	});
	test('and what neighbours do for each other is open to all', () => {
		for (const code of ['garden-help', 'dog-walking', 'home-visit', 'neighbours-garden'])
			expect([policy.sensitive(code), policy.screening(code)], code).toEqual([false, false]);
	});
	test('with children a certificate comes first', () => {
		for (const code of ['babysitting', 'homework', 'reading-with-children'])
			expect(policy.screening(code), code).toBe(true);
	});
	test('an unknown subject is closed', () => expect(policy.sensitive('no-such-need')).toBe(true));
	test('weights of each side add up to one, so that a score never passes one', () => {
		for (const weights of Object.values(usualWeights))
			expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
	});
});
