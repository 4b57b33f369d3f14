import { describe, expect, test } from 'vitest';
import { corpus } from './identifiers.fixtures.ts';
import { checkText, findIdentifiers, isBsn, isIban, markOf } from './identifiers.ts';

const covers = (text: string, piece: string) => {
	const start = text.indexOf(piece);
	const found = findIdentifiers(text);
	return found.some((one) => one.start <= start && one.end >= start + piece.length);
};

describe('pointing out what gives a person away', () => {
	test('finds at least nine in ten of the names, numbers and addresses in the corpus', () => {
		const all = corpus.flatMap(({ text, pieces }) =>
			pieces.map((piece) => ({ text, piece, found: covers(text, piece) })),
		);
		const missed = all.filter(({ found }) => !found).map(({ text, piece }) => `${piece} in: ${text}`);
		expect(all.length).toBeGreaterThanOrEqual(34);
		expect((all.length - missed.length) / all.length, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
	});
	test('leaves ordinary sentences alone', () => {
		const clean = corpus.filter(({ pieces }) => pieces.length === 0);
		const alarms = clean.flatMap(({ text }) => findIdentifiers(text).map(({ piece }) => `${piece} in: ${text}`));
		expect(alarms).toEqual([]);
	});
	test('marks little that is not a piece of a person in the other sentences', () => {
		const extra = corpus.flatMap(({ text, pieces }) =>
			findIdentifiers(text)
				.filter((one) => !pieces.some((piece) => one.piece.includes(piece) || piece.includes(one.piece)))
				.map(({ piece }) => `${piece} in: ${text}`),
		);
		expect(extra.length, extra.join('\n')).toBeLessThanOrEqual(2);
	});
	test('gives pieces in order, without overlap, with the right places', () => {
		const text = 'Bel Fatima op 06-12345678 of mail fatima@voorbeeld.nl, Rijnlaan 14.';
		const found = findIdentifiers(text);
		expect(found.map(({ kind }) => kind)).toEqual(['name', 'phone', 'mail', 'address']);
		for (const { start, end, piece } of found) expect(text.slice(start, end)).toBe(piece);
	});
});

describe('a burgerservicenummer', () => {
	test.each(['123456782', '111222333', '10000008'])('%s passes the eleven test', (digits) =>
		expect(isBsn(digits)).toBe(true),
	);
	test.each(['123456789', '111111111', '000000000', '1234567', '0612345678'])('%s does not', (digits) =>
		expect(isBsn(digits)).toBe(false),
	);
	test('is refused, also when the writer says it may stay', () => {
		const text = 'Mijn nummer is 123 456 782.';
		expect(checkText(text, markOf(text)).outcome).toBe('refuse');
	});
	test('that does not add up is still refused when it is called one', () => {
		expect(checkText('mijn bsn is 123456789', undefined).outcome).toBe('refuse');
	});
});

test('a bank account number must pass its own sum', () => {
	expect(isIban('NL91 ABNA 0417 1643 00')).toBe(true);
	expect(isIban('NL91 ABNA 0417 1643 01')).toBe(false);
});

describe('"toch zo laten"', () => {
	const text = 'Vraag het aan Fatima.';
	test('lets exactly this text through', () => {
		expect(checkText(text, undefined).outcome).toBe('ask');
		expect(checkText(text, markOf(text)).outcome).toBe('clean');
	});
	test('does not count for another text', () =>
		expect(checkText('Vraag het aan Ingrid.', markOf(text)).outcome).toBe('ask'));
	test('is not needed when there is nothing to ask', () =>
		expect(checkText('Een bankje op de hoek.', undefined).outcome).toBe('clean'));
});

test('a question that begins with "Wil je" is not about somebody called Wil', () => {
	expect(checkText('Wil je samen met de hond lopen?', undefined).outcome).toBe('clean');
	expect(checkText('Ik vroeg het aan Wil van hiernaast.', undefined).outcome).toBe('ask');
});
