import { describe, expect, test } from 'vitest';
import { namesIn, refusePersonal, refusePrivate } from './public-words.ts';

const says = (work: () => void): string => {
	try {
		work();
	} catch (error) {
		return (error as { facts: { piece: string } }).facts.piece;
	}
	return '';
};

describe('words that everybody reads', () => {
	test('hold no number and no home', () => {
		for (const text of [
			'Bel 06 10000008',
			'Schrijf joke@voorbeeld.nl',
			'Bij de bank op Tulpstraat 12',
			'Kom naar 3521 AB 4',
		])
			expect(
				says(() => refusePrivate({ wat: text })),
				text,
			).not.toBe('');
		expect(says(() => refusePrivate({ wat: 'Twee bankjes in het Griftpark, met verf.' }))).toBe('');
	});
	test('may name an illness of a group, never beside a name', () => {
		expect(says(() => refusePrivate({ wat: 'Een koor voor mensen met dementie' }))).toBe('');
		expect(says(() => refusePrivate({ wat: 'Mevrouw Jansen heeft dementie' }))).toBe('dementie');
	});
	test('of a story or a quote hold no illness at all', () => {
		expect(says(() => refusePersonal({ citaat: 'Mijn buurvrouw heeft geen depressie meer' }))).toBe('depressie');
		expect(says(() => refusePersonal({ verhaal: 'Er zit elke dag iemand.' }))).toBe('');
	});
	test('show what may be a name to who looks them over, each once', () => {
		expect(namesIn('Dank aan Fatima.', 'Ook Fatima en de buren.')).toEqual(['Fatima']);
	});
});
