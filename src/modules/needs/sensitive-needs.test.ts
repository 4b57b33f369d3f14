import { describe, expect, test } from 'vitest';
import { theNeeds } from './index.server.ts';
import { isSensitiveNeed, isSensitiveTheme } from './sensitive-needs.ts';

const needs = theNeeds();

describe('subjects over which neighbours are not brought together', () => {
	test.each(['debts', 'sleep', 'low-mood', 'memory-and-dementia', 'carer-overload'])('%s is one', (code) => {
		expect(isSensitiveNeed(needs, code)).toBe(true);
	});
	test.each(['garden-help', 'dog-walking', 'home-visit', 'cooking-together'])('%s is not', (code) => {
		expect(isSensitiveNeed(needs, code)).toBe(false);
	});
	test('an unknown subject is closed', () => expect(isSensitiveNeed(needs, 'no-such-need')).toBe(true));
	test('every theme named here is one of the catalogue, so that a new name does not open it', () => {
		expect(needs.themes.filter(isSensitiveTheme).map(({ code }) => code)).toEqual(
			expect.arrayContaining([
				'debts-and-bills',
				'income',
				'caring-for-someone',
				'safe-with-each-other',
				'meaning-and-faith',
				'new-here-or-back',
			]),
		);
	});
});
