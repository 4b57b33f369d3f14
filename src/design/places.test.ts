import { describe, expect, test } from 'vitest';
import { isHere, placesFor } from './places.ts';

const here = (density: 'resident' | 'work', path: string) =>
	placesFor(density)
		.filter((place) => isHere(place, path))
		.map((place) => place.path);

describe('the five places', () => {
	test('are five for a resident and five for a worker, with one in the middle that invites', () => {
		for (const density of ['resident', 'work'] as const) {
			const places = placesFor(density);
			expect(places).toHaveLength(5);
			expect(places.map((place) => place.call ?? false)).toEqual([false, false, true, false, false]);
		}
	});

	test('say where you are, also deeper inside', () => {
		expect(here('resident', '/')).toEqual(['/']);
		expect(here('resident', '/initiatieven/de-lange-tafel')).toEqual(['/initiatieven']);
		expect(here('resident', '/buurt/BU03440231')).toEqual(['/buurten']);
		expect(here('work', '/patronen/12')).toEqual(['/patronen']);
	});

	test('are never two at once, and none for a page that belongs to none', () => {
		expect(here('resident', '/buurten')).toEqual(['/buurten']);
		expect(here('resident', '/mijnwerker')).toEqual([]);
		expect(here('resident', '/privacy')).toEqual([]);
	});
});
