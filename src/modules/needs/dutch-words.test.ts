import { describe, expect, it } from 'vitest';
import { partsOf } from './compound-words.ts';
import { diminutiveStems, rejoinedVerbs, stemOf, verbStems, withoutDiminutive, wordsOf } from './dutch-words.ts';
import { oneSlipApart } from './plain-text.ts';

describe('Dutch words', () => {
	it.each([
		['schuld', 'schulden'],
		['huis', 'huizen'],
		['fiets', 'fietsen'],
		['toestel', 'toestellen'],
		['kook', 'koken'],
	])('knows %s and %s as the same word', (one, other) => {
		expect(stemOf(one)).toBe(stemOf(other));
	});

	it('knows a verb in its other forms', () => {
		expect(verbStems('kookt')).toContain(stemOf('koken'));
		expect(verbStems('gekookt')).toContain(stemOf('koken'));
		expect(verbStems('wandelde')).toContain(stemOf('wandelen'));
	});

	it('puts a verb together that Dutch pulled apart', () => {
		const stems = rejoinedVerbs(wordsOf('Niemand ruimt de rommel op')).map((verb) => verb.stem);
		expect(stems).toContain(stemOf('opruimen'));
	});

	it('knows diminutives', () => {
		expect(diminutiveStems('klusjes')).toContain('klus');
		expect(diminutiveStems('tafeltje')).toContain(stemOf('tafel'));
		expect(diminutiveStems('fiets')).toEqual([]);
		expect(withoutDiminutive('boekenkastje')).toBe('boekenkast');
		expect(withoutDiminutive('geveltuintje')).toBe('geveltuin');
	});

	it('reads accents, hyphens and apostrophes as people type them', () => {
		expect(wordsOf("'s Avonds bij de repair-café’s").map((word) => word.plain)).toEqual([
			'avonds',
			'bij',
			'de',
			'repair',
			'cafes',
		]);
	});

	it('gives no weight to words without a subject', () => {
		expect(wordsOf('ik heb de').map((word) => word.weight)).toEqual([0, 0, 0]);
		expect(wordsOf('schimmel')[0]?.weight).toBe(1);
	});

	it('sees one slip, not two', () => {
		expect(oneSlipApart('rollator', 'rolator')).toBe(true);
		expect(oneSlipApart('wandelen', 'wadnelen')).toBe(true);
		expect(oneSlipApart('schimmel', 'schimmol')).toBe(true);
		expect(oneSlipApart('tuin', 'trein')).toBe(false);
		expect(oneSlipApart('post', 'post')).toBe(true);
	});
});

describe('taking compounds apart', () => {
	const known = new Map(
		['thuis', 'administratie', 'scootmobiel', 'stalling', 'kinder', 'feest'].map((word) => [word, word]),
	);
	const parts = (word: string) => partsOf(word, known).map((part) => part.stem);

	it('finds both parts, the last one first because it says what it is', () => {
		expect(parts('thuisadministratie')).toEqual(['administratie', 'thuis']);
		expect(parts('scootmobielstalling')).toEqual(['stalling', 'scootmobiel']);
	});

	it('drops the joint between parts and a plural at the end', () => {
		expect(parts('scootmobielenstalling')).toEqual(['stalling', 'scootmobiel']);
		expect(parts('kinderfeesten')).toEqual(['feest', 'kinder']);
	});

	it('is content with one known part when it is long enough', () => {
		expect(parts('scootmobielclub')).toEqual(['scootmobiel']);
		expect(parts('straatfeest')).toEqual(['feest']);
		expect(parts('xyzabcdef')).toEqual([]);
		expect(parts('huis')).toEqual([]);
	});
});
