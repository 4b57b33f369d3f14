import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf, parentOf, spokenName } from './area.ts';
import { searchAreas } from './search-areas.ts';

const areas = [
	['GM0344', 'Utrecht'],
	['WK034402', 'Wijk 02 Noordwest'],
	['BU03440222', 'Ondiep'],
	['BU03440224', 'Egelantierstraat, Mariëndaalstraat e.o.'],
	['BU03440831', 'Kanaleneiland-Zuid'],
	['BU03440832', 'Kanaleneiland-Noord'],
	['BU03440124', 'Laan van Nieuw-Guinea, Spinozaweg e.o.'],
].map(([code = '', officialName = '']) => ({
	code,
	officialName,
	name: spokenName(officialName),
	kind: kindOf(code),
	parentCode: parentOf(code),
	year: 2023,
}));

const found = (question: string) => searchAreas(areas, question).map(({ name }) => name);

describe('who looks for a neighbourhood', () => {
	test('finds it by the start of its name', () => expect(found('ond')).toEqual(['Ondiep']));
	test('may slip with a letter', () => {
		expect(found('odniep')).toEqual(['Ondiep']);
		expect(found('Ondip')).toEqual(['Ondiep']);
	});
	test('may slip twice in a long name', () => expect(found('kannaleneilant zuid')).toEqual(['Kanaleneiland-Zuid']));
	test('needs no accents or hyphens', () => {
		expect(found('mariendaal')).toEqual(['Egelantierstraat, Mariëndaalstraat e.o.']);
		expect(found('nieuw guinea')).toEqual(['Laan van Nieuw-Guinea, Spinozaweg e.o.']);
	});
	test('finds the better match first', () => expect(found('kanaleneiland noord')[0]).toBe('Kanaleneiland-Noord'));
	test('finds nothing for something else', () => expect(found('Rotterdam')).toEqual([]));
	test('sees everything when nothing was typed', () => expect(found('  ')).toHaveLength(areas.length));
	test('may type the code', () => expect(found('bu03440222')).toEqual(['Ondiep']));
});

test('every name finds its own area, and one changed letter in a long word still does', () => {
	fc.assert(
		fc.property(fc.constantFrom(...areas), fc.nat(), fc.constantFrom('a', 'e', 'q'), (area, place, letter) => {
			expect(searchAreas(areas, area.name)).toContainEqual(area);
			const word = area.name.split(/[^\p{L}]/u).find((one) => one.length >= 8);
			if (!word) return;
			const at = place % word.length;
			expect(searchAreas(areas, word.slice(0, at) + letter + word.slice(at + 1))).toContainEqual(area);
		}),
	);
});

test('whatever is typed, nothing breaks', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 80 }), (question) => {
			expect(searchAreas(areas, question).length).toBeLessThanOrEqual(areas.length);
		}),
	);
});
