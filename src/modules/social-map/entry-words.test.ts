import { expect, test } from 'vitest';
import { markOf } from '#platform/free-text/identifiers';
import { faultInWords, wordsToLookAt } from './entry-words.ts';

const about = (summary: string, name = 'Koffie') => wordsToLookAt({ name, summary, forWhom: '', whenWords: '' });

test('plain words about a place may stand there', () => {
	expect(faultInWords(about('Koffie, taallessen en een biljart.', 'Buurthuis'), '')).toBeUndefined();
});

test('a name or a number is asked about once more, for exactly these words', () => {
	const words = about('Mevrouw Jansen schenkt in, bel 0612345678.', 'Koffie bij Ria Jansen');
	expect(faultInWords(words, '')).toEqual({ code: 'text-points-at-person', pieces: 3 });
	expect(faultInWords(words, markOf(words))).toBeUndefined();
	expect(faultInWords(`${words}\nVraag ook naar Ahmed.`, markOf(words))?.code).toBe('text-points-at-person');
});

test('the illness of somebody never stands there', () => {
	const words = about('Mevrouw Jansen heeft dementie.');
	expect(faultInWords(words, markOf(words))).toEqual({ code: 'map-names-somebody', piece: 'dementie' });
});

test('a group may say which illness it is about; of a person no illness is written down', () => {
	const words = about('Inloop voor wie leeft met dementie.');
	expect(faultInWords(words, '')?.code).toBe('text-points-at-person');
	expect(faultInWords(words, markOf(words))).toBeUndefined();
	expect(faultInWords(words, markOf(words), true)).toEqual({ code: 'map-names-somebody', piece: 'dementie' });
});
