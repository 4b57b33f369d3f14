import { expect, test } from 'vitest';
import { alike, tellingWords } from './words-alike.ts';

const coffee = { title: 'Koffie in de hal', summary: 'Elke maandag samen koffie.', approachCode: 'coffee-morning' };
const garden = {
	title: 'Pluktuin achter de school',
	summary: 'Bonen en munt voor iedereen.',
	approachCode: 'community-garden',
};
const youth = { title: 'Vrijdagavond van ons', summary: 'Jongeren maken hun eigen avond.', approachCode: null };

test('a new coffee finds the coffee that is already there', () => {
	expect(alike({ words: 'Koffieochtend op het plein' }, [garden, coffee, youth])).toEqual([coffee]);
});
test('the same approach is alike even in other words', () => {
	expect(alike({ words: 'Groen voor de deur', approachCode: 'community-garden' }, [coffee, garden])).toEqual([garden]);
});
test('what shares nothing is not called alike', () => {
	expect(alike({ words: 'Schaakclub' }, [coffee, garden, youth])).toEqual([]);
	expect(alike({ words: 'samen met elkaar voor iedereen' }, [coffee, garden, youth])).toEqual([]);
});
test('accents and forms of a word do not matter', () => {
	expect(tellingWords('Cafétaria, wandelen')).toEqual(tellingWords('cafetariaatje wandelend'));
});
test('the first part of a long word is enough', () => {
	const language = { title: 'Taalcafé Dinsdag', summary: 'Buren praten Nederlands bij een krant.', approachCode: null };
	expect(alike({ words: 'Samen taal leren' }, [coffee, language])).toEqual([language]);
});
