import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ComplexForm } from './complex.forms.ts';
import { agreementLines, tellsOfFew, tellsWhatTheyAre } from './complex.ts';

describe('who live in a house, as it tells itself', () => {
	test.each([
		['Er wonen twee gezinnen uit Syrië.', true],
		['Er is één student.', true],
		['3 ouderen en 40 jongeren', true],
		['0 kinderen', true],
		['Three families', true],
		['Er woont een gezin op de hoek.', true],
		['De enige oudere man', true],
		['De tuin is op verdieping 3, dus 2 hoog is stil.', false],
		['Er is een tuin voor alle bewoners.', false],
		['Ouderen en studenten wonen door elkaar.', false],
		['Er is een tuin, en 1950 was het bouwjaar.', false],
		['Ongeveer 40 ouderen, 25 studenten.', false],
		['De helft is boven de 65 jaar.', false],
		['Een drietal talen', false],
	])('"%s"', (words, refused) => {
		expect(tellsOfFew(words)).toBe(refused);
	});
});

test.each([
	['Vrouwen uit de opvang', true],
	['Marokkaanse gezinnen en ouderen', true],
	['Er wonen mensen met autisme', true],
	['Studenten en ouderen koken samen en houden de tuin bij.', false],
])('what people are is not said of who live at one address: "%s"', (words, refused) => {
	expect(tellsWhatTheyAre(words)).toBe(refused);
});

test('agreements stand one a line, without the empty ones', () => {
	expect(agreementLines(' Stil na tien uur. \n\nWe groeten elkaar.')).toEqual([
		'Stil na tien uur.',
		'We groeten elkaar.',
	]);
});

describe('what is typed for a house', () => {
	const typed = { naam: 'De Linde', adres: 'Lindelaan 2 tot en met 88', woningen: '20-50' };
	test('only a name, where it is and how many homes are needed', () => {
		expect(v.parse(ComplexForm, typed)).toMatchObject({ afspraken: '', samen: '', telefoon: '' });
	});
	test.each([
		[{ naam: '' }, 'required'],
		[{ woningen: '37' }, 'required'],
		[{ samen: 'Er wonen drie gezinnen.' }, 'complex-few'],
		[{ welkom: 'Bel aan bij de enige oudere man.' }, 'complex-few'],
		[{ welkom: 'Wij zijn een opvang.' }, 'complex-what-they-are'],
		[{ woningen: 'under-20' }, 'required'],
		[{ telefoon: 'bel maar' }, 'not-a-phone'],
		[{ welkom: 'x'.repeat(601) }, 'too-long'],
	])('%o is refused', (more, code) => {
		const { issues } = v.safeParse(ComplexForm, { ...typed, ...more });
		expect(issues?.map(({ message }) => message)).toContain(code);
	});
});
