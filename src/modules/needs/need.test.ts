import { describe, expect, it } from 'vitest';
import { theNeeds } from './index.server.ts';
import { findNeed, needLabel, needsAsJson, needsByTheme, needsOfTheme, themeOfNeed } from './need.ts';

const needs = theNeeds();

describe('the catalogue of needs', () => {
	it('has between 200 and 400 needs under 30 to 40 themes and nine life domains', () => {
		expect(needs.needs.length).toBeGreaterThanOrEqual(200);
		expect(needs.needs.length).toBeLessThanOrEqual(400);
		expect(needs.themes.length).toBeGreaterThanOrEqual(30);
		expect(needs.themes.length).toBeLessThanOrEqual(40);
		expect(needs.domains).toHaveLength(9);
	});

	it('gives every theme at least three needs, so that no theme is a need in disguise', () => {
		expect(
			needsByTheme(needs)
				.filter((group) => group.needs.length < 3)
				.map((group) => group.theme.code),
		).toEqual([]);
	});

	it('never names the same need twice on a screen', () => {
		expect(new Set(needs.needs.map((need) => need.nl)).size).toBe(needs.needs.length);
		expect(new Set(needs.needs.map((need) => need.en)).size).toBe(needs.needs.length);
	});

	it('uses no word that sticks a label on a person', () => {
		const labels = /kwetsba|cliënt|casus|keukentafel|probleemgezin|verwarde man|hulpbehoev|zwakke?r|allochto/i;
		expect(
			needs.needs.filter((need) => labels.test([need.nl, ...need.examples].join(' '))).map((need) => need.code),
		).toEqual([]);
	});

	it('says each need in at most nine words', () => {
		expect(needs.needs.filter((need) => need.nl.split(' ').length > 9).map((need) => need.nl)).toEqual([]);
	});

	it('keeps example sentences short', () => {
		const long = needs.needs.flatMap((need) => need.examples).filter((example) => example.split(' ').length > 16);
		expect(long).toEqual([]);
	});

	it('finds a need by its code, with its theme', () => {
		expect(findNeed(needs, 'dog-walking')?.nl).toBe('De hond uitlaten');
		expect(themeOfNeed(needs, 'dog-walking')?.nl).toBe('Huisdieren');
		expect(findNeed(needs, 'moon-walking')).toBeUndefined();
		expect(themeOfNeed(needs, 'moon-walking')).toBeUndefined();
		expect(needsOfTheme(needs, 'pets').map((need) => need.code)).toContain('dog-walking');
	});

	it('shows English to who reads English and Dutch to everyone else', () => {
		const need = findNeed(needs, 'damp-and-mould');
		expect(need && needLabel(need, 'en')).toBe('Damp and mould');
		expect(need && needLabel(need, 'nl')).toBe('Vocht en schimmel');
		expect(need && needLabel(need, 'ar')).toBe('Vocht en schimmel');
	});

	it('prints as bare rows of code, nl, en and theme', () => {
		const rows = needsAsJson(needs);
		expect(rows).toHaveLength(needs.needs.length);
		expect(Object.keys(rows[0] ?? {})).toEqual(['code', 'nl', 'en', 'theme']);
		expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
	});
});
