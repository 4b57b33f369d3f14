import { describe, expect, test } from 'vitest';
import { bordaOf, type Card, cardsToShow, forceField, readAnalysisCode } from './analysis.ts';

const card = (id: string, more: Partial<Card> = {}): Card => ({
	id,
	side: 'strength',
	words: id,
	weight: null,
	source: 'phone',
	mergedInto: null,
	evidenceKind: null,
	evidenceRef: null,
	goal: '',
	...more,
});

describe('which kind of team', () => {
	test('gives three points to who stands first, and shares what is left among what was left out', () => {
		const counted = bordaOf([
			{ ranking: ['residents', 'mixed', 'broad', 'specialists'], many: 2 },
			{ ranking: ['broad'], many: 1 },
		]);
		expect(counted).toEqual([
			{ kind: 'residents', points: 7, first: 2 },
			{ kind: 'broad', points: 5, first: 1 },
			{ kind: 'mixed', points: 5, first: 0 },
			{ kind: 'specialists', points: 1, first: 0 },
		]);
		// Every ranking gives six points, however much of it was filled in.
		expect(counted.reduce((sum, { points }) => sum + points, 0)).toBe(18);
	});
});

describe('cards', () => {
	test('that were merged stand under the other, and the most dots come first', () => {
		const shown = cardsToShow(
			[card('Veel groen'), card('Groen genoeg', { mergedInto: 'Veel groen' }), card('De winkel')],
			[
				{ cardId: 'Veel groen', phoneDots: 2, paperDots: 3 },
				{ cardId: 'De winkel', phoneDots: 6, paperDots: 0 },
			],
		);
		expect(shown.map(({ words, dots, same }) => [words, dots, same.length])).toEqual([
			['De winkel', 6, 0],
			['Veel groen', 5, 1],
		]);
	});

	test('of the force field weigh against each other', () => {
		const field = [
			card('a', { side: 'helping', weight: 5 }),
			card('b', { side: 'hindering', weight: 2 }),
			card('c', { side: 'hindering', weight: 1 }),
		];
		expect(forceField(field)).toEqual({ helping: 5, hindering: 3 });
	});
});

test('a code may be typed with capitals, spaces and letters that look like digits', () => {
	expect(readAnalysisCode(' 7K3 mOl')).toBe('7k3m01');
});
