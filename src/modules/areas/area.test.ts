import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PlaceCode } from './area.forms.ts';
import {
	areaCode,
	complexCode,
	districtsWithNeighbourhoods,
	isComplexCode,
	kindOf,
	municipalityOf,
	nameWithParent,
	pageOfPlace,
	parentOf,
	placeCode,
	spokenName,
} from './area.ts';
import { postcode, postcodesToAsk } from './postcode.ts';

describe('the code of a complex', () => {
	test('begins with the digits of its neighbourhood, and lies in it', () => {
		expect(complexCode('BU03440111', 2)).toBe('CX0344011102');
		expect(kindOf('CX0344011102')).toBe('complex');
		expect(parentOf('CX0344011102')).toBe('BU03440111');
		expect(municipalityOf('CX0344011102')).toBe('GM0344');
		expect(pageOfPlace('CX0344011102')).toBe('/complex/CX0344011102');
		expect(pageOfPlace('BU03440111')).toBe('/buurt/BU03440111');
	});
	test('is a place, and no part of the official division', () => {
		expect(placeCode(' cx0344011102')).toBe('CX0344011102');
		expect(placeCode('wk034401')).toBe('WK034401');
		expect(areaCode('CX0344011102')).toBeUndefined();
		expect(isComplexCode('CX034401110')).toBe(false);
		expect(v.is(PlaceCode, 'CX0344011102')).toBe(true);
		expect(v.is(PlaceCode, 'GM0344')).toBe(false);
	});
	test('is chosen by its name with its neighbourhood behind it', () => {
		const area = (code: string, name: string) => ({
			code,
			name,
			officialName: name,
			kind: kindOf(code),
			parentCode: parentOf(code),
			year: 2023,
		});
		const all = [area('GM0344', 'Utrecht'), area('WK034401', 'West'), area('BU03440111', 'Welgelegen')];
		const house = area('CX0344011101', 'De Linde');
		expect(nameWithParent(house, all)).toBe('De Linde (Welgelegen)');
		expect(all.map((one) => nameWithParent(one, all))).toEqual(['Utrecht', 'West', 'Welgelegen (West)']);
	});
});

describe('an official code', () => {
	test('is read with blanks around it and in small letters', () => {
		expect(areaCode(' gm0344   ')).toBe('GM0344');
		expect(areaCode('BU03440111')).toBe('BU03440111');
	});
	test.each(['', 'NL00', 'GM344', 'WK03440', 'BU0344011', '0344', 'XX034401'])('is not "%s"', (text) =>
		expect(areaCode(text)).toBeUndefined(),
	);
	test('says itself what it is and what it lies in', () => {
		expect(kindOf('BU03440111')).toBe('neighbourhood');
		expect(parentOf('BU03440111')).toBe('WK034401');
		expect(parentOf('WK034401')).toBe('GM0344');
		expect(parentOf('GM0344')).toBeNull();
		expect(municipalityOf('BU03440111')).toBe('GM0344');
	});
});

describe('a name', () => {
	test('is said without its number', () => expect(spokenName('Wijk 01 West')).toBe('West'));
	test('keeps a municipality that is called Wijk', () => {
		expect(spokenName('Wijk bij Duurstede')).toBe('Wijk bij Duurstede');
		expect(spokenName('Wijk 00 Wijk bij Duurstede')).toBe('Wijk bij Duurstede');
	});
	test('is never emptied', () => expect(spokenName('Wijk 01')).toBe('Wijk 01'));
});

test('neighbourhoods stand under their own district, in the official order', () => {
	const area = (code: string) => ({
		code,
		name: code,
		officialName: code,
		kind: kindOf(code),
		parentCode: parentOf(code),
		year: 2023,
	});
	const tree = districtsWithNeighbourhoods(
		['BU03440202', 'WK034402', 'BU03440111', 'GM0344', 'WK034401', 'BU03440201'].map(area),
	);
	expect(tree.map(({ district, neighbourhoods }) => [district.code, neighbourhoods.map(({ code }) => code)])).toEqual([
		['WK034401', ['BU03440111']],
		['WK034402', ['BU03440201', 'BU03440202']],
	]);
});

describe('a postcode', () => {
	test('is read however it is typed', () => {
		expect(postcode(' 3522 ab ')).toBe('3522AB');
		expect(postcode('3522')).toBe('3522');
	});
	test.each(['0522', '352', '3522A', '3522ABC', 'Ondiep', ''])('is not "%s"', (text) =>
		expect(postcode(text)).toBeUndefined(),
	);
	test('is asked whole first, then by its digits', () => expect(postcodesToAsk('3522AB')).toEqual(['3522AB', '3522']));
});
