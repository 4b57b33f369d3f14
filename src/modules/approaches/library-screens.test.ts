import { describe, expect, test } from 'vitest';
import { approachScreen, libraryScreen } from './library-screens.server.ts';

const at = (query: string) => new URL(`https://waterveen.test/aanpakken${query}`);

describe('the library of examples', () => {
	test('shows everything, lessons from failure last', () => {
		const { found } = libraryScreen(at(''));
		expect(found.length).toBeGreaterThanOrEqual(15);
		expect(found.at(-1)?.approach.kind).toBe('failure');
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
