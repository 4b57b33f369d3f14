import { describe, expect, test } from 'vitest';
import { figuresCsv } from './figures-csv.ts';
import { compareFigures, type Figure, keyFigures, keyVariables } from './key-figures.ts';

const figure = (areaCode: string, variable: string, value: number | null, year = 2023): Figure => ({
	areaCode,
	variable,
	value,
	year,
	source: `CBS ${year}`,
});
const one = (figures: Figure[], code: string, codes = ['BU', 'WK', 'GM']) =>
	compareFigures(figures, codes).shown.find((shown) => shown.code === code);

describe('a key figure', () => {
	test('is a share of the right whole, in whole percents', () => {
		expect(one([figure('BU', 'a_1p_hh', 620), figure('BU', 'a_hh', 1290)], 'living_alone')?.values[0]).toEqual({
			areaCode: 'BU',
			value: 48,
		});
	});
	test('is not told of so few that it says nothing', () => {
		const figures = [
			figure('BU', 'a_1p_hh', 10),
			figure('BU', 'a_hh', 20),
			figure('GM', 'a_1p_hh', 400),
			figure('GM', 'a_hh', 1000),
		];
		expect(one(figures, 'living_alone')?.values.map(({ value }) => value)).toEqual([null, null, 40]);
	});
	test('of nothing is not a number but nothing', () => {
		expect(one([figure('BU', 'a_1p_hh', 0), figure('BU', 'a_hh', 0)], 'living_alone')).toBeUndefined();
	});
	test('stands beside figures of the same year only', () => {
		const figures = [
			figure('BU', 'p_koopw', 80, 2022),
			figure('GM', 'p_koopw', 44, 2023),
			figure('GM', 'p_koopw', 45, 2022),
		];
		expect(one(figures, 'owned_homes')).toMatchObject({
			year: 2022,
			source: 'CBS 2022',
			values: [{ value: 80 }, { value: null }, { value: 45 }],
		});
	});
	test('is of the latest year in which the area has one', () => {
		const figures = [
			figure('BU', 'a_inw', 2665, 2023),
			figure('BU', 'a_inw', 2635, 2024),
			figure('BU', 'g_wozbag', 1101, 2023),
			figure('BU', 'g_wozbag', null, 2024),
		];
		expect(one(figures, 'people')?.year).toBe(2024);
		expect(one(figures, 'home_value')).toMatchObject({
			year: 2023,
			values: [{ value: 1101 }, { value: null }, { value: null }],
		});
	});
	test('comes from another column when the usual one is not there', () => {
		expect(one([figure('BU', 'population', 100, 2022)], 'people')?.values[0]?.value).toBe(100);
	});
	test('that nobody publishes is named apart', () => {
		expect(compareFigures([figure('GM', 'a_inw', 5)], ['GM']).unpublished).toContain('income');
	});
});

test('every key figure has its own code and says where it comes from', () => {
	expect(new Set(keyFigures.map(({ code }) => code)).size).toBe(keyFigures.length);
	expect(keyFigures.every(({ from }) => from.length > 0)).toBe(true);
	expect(keyVariables).toContain('a_1p_hh');
});

describe('the table to take along', () => {
	const chain = [
		{
			code: 'BU03440111',
			name: '=Kade; en "plein"',
			officialName: '',
			kind: 'neighbourhood' as const,
			parentCode: null,
			year: 2023,
		},
	];
	const words = (decimalSign: ',' | '.') => ({
		headings: { code: 'Code', figure: 'Cijfer', unit: 'Eenheid', year: 'Jaar', source: 'Bron' },
		figure: (code: string) => code,
		unit: (unit: string) => unit,
		decimalSign,
	});
	const shown = compareFigures(
		[figure('BU03440111', 'g_hhgro', 1.9), figure('BU03440111', 'a_inw', 2665)],
		['BU03440111'],
	).shown;

	test('opens in a Dutch spreadsheet: semicolons, comma, quotes doubled, no formula', () => {
		const text = figuresCsv(chain, shown, words(','));
		expect(text.startsWith('\uFEFFCode;Cijfer;Eenheid;"\'=Kade; en ""plein"" (BU03440111)";Jaar;Bron\r\n')).toBe(true);
		expect(text).toContain('household_size;household_size;per-household;1,9;2023;CBS 2023 (CC BY 4.0)\r\n');
	});
	test('and in an English one', () =>
		expect(figuresCsv(chain, shown, words('.'))).toContain('household_size,household_size,per-household,1.9,2023'));
});
