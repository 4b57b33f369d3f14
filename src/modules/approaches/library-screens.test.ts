import { describe, expect, test } from 'vitest';
import { approachScreen, libraryScreen } from './library-screens.server.ts';

const at = (query: string) => new URL(`https://waterveen.test/aanpakken${query}`);

describe('the library of examples', () => {
	test('shows everything over a few pages, lessons from failure last', () => {
		const codes: string[] = [];
		let kind = '';
		for (let next: string | undefined = '/aanpakken'; next; ) {
			const screen = libraryScreen(new URL(next, 'https://waterveen.test'));
			codes.push(...screen.found.map(({ approach }) => approach.code));
			kind = screen.found.at(-1)?.approach.kind ?? '';
			next = screen.next;
		}
		expect(new Set(codes).size).toBe(libraryScreen(at('')).total);
		expect(codes).toHaveLength(libraryScreen(at('')).total);
		expect(kind).toBe('failure');
	});
	test('keeps what was asked on the next page, and a page too far is the last', () => {
		const { next } = libraryScreen(at('?soort=voorbeeld&gebied=BU99010101'));
		expect(next).toBe('/aanpakken?soort=voorbeeld&gebied=BU99010101&blad=2');
		const last = libraryScreen(at('?blad=999'));
		expect(last.next).toBeUndefined();
		expect(last.found.length).toBeGreaterThan(0);
	});
	test('carries to the page only what a card shows', () => {
		for (const { approach } of libraryScreen(at('')).found) expect(approach).not.toHaveProperty('steps');
	});
	test('narrows by word, work and kind', () => {
		expect(libraryScreen(at('?zoek=koffie')).found[0]?.approach.code).toBe('coffee-morning');
		expect(libraryScreen(at('?werk=low')).found.every(({ approach }) => approach.effort === 'low')).toBe(true);
		expect(libraryScreen(at('?soort=les')).found.every(({ approach }) => approach.kind === 'failure')).toBe(true);
		expect(libraryScreen(at('?zoek=xyzzy')).found).toEqual([]);
	});
	test('puts what fits a need first and says why', () => {
		const [first] = libraryScreen(at('?behoefte=football-field')).found;
		expect(first?.fits).toHaveProperty('nl');
	});
	test('every subject offered has at least one example', () => {
		for (const { code } of libraryScreen(at('')).themes)
			expect(libraryScreen(at(`?onderwerp=${code}`)).found.length).toBeGreaterThan(0);
	});
	test('carries the pattern and the neighbourhood along to the start', () => {
		const { found } = libraryScreen(at('?patroon=p1&gebied=BU99010101&anders=weg'));
		expect(found[0]?.query).toBe('?patroon=p1&gebied=BU99010101');
		expect(approachScreen('coffee-morning', at('?patroon=p1&gebied=BU99010101')).startQuery).toBe(
			'?aanpak=coffee-morning&patroon=p1&gebied=BU99010101',
		);
	});
	test('an unknown example is not there', () => {
		expect(() => approachScreen('bestaat-niet', at(''))).toThrow(/not found/);
	});
});
