import { describe, expect, it } from 'vitest';
import { theNeeds } from './index.server.ts';
import { searchNeeds } from './search-needs.ts';

const codes = (query: string, limit?: number) => searchNeeds(theNeeds(), query, limit).map((need) => need.code);

describe('searching a need in a picker', () => {
	it('finds by the start of a word, while typing', () => {
		expect(codes('schim')[0]).toBe('damp-and-mould');
		expect(codes('hond uitl')[0]).toBe('dog-walking');
	});

	it('forgives one typing slip', () => {
		expect(codes('scootmobeil')[0]).toBe('scootmobile');
		expect(codes('eenzaamhied')).toContain('loneliness');
		expect(codes('wandellen')[0]).toBe('walking-together');
	});

	it('finds by words people use that are not in the label', () => {
		expect(codes('rollator')).toContain('walking-aids');
		expect(codes('deurwaarder')).toContain('bailiff');
	});

	it('finds in English and without accents too', () => {
		expect(codes('cycling')).toContain('cycling-together');
		expect(codes('REPAIRCAFE')[0]).toBe('repair-cafe');
	});

	it('asks for every word of the query', () => {
		expect(codes('hond belasting')).toEqual([]);
	});

	it('finds nothing for nothing, and no more than asked', () => {
		expect(codes('')).toEqual([]);
		expect(codes('  .. ')).toEqual([]);
		expect(codes('samen', 3)).toHaveLength(3);
		expect(codes('xqzwv')).toEqual([]);
	});
});
