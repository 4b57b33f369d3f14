import { m } from '#text';
import type { IconName } from './icon-paths.ts';

/** One of the five places in the navigation. `under` are other addresses that belong to it. */
export type Place = { path: string; word: () => string; icon: IconName; here: IconName; call?: true; under?: string[] };

const residentPlaces: Place[] = [
	{ path: '/', word: m.design_nav_home, icon: 'house', here: 'house-fill' },
	{
		path: '/buurten',
		word: m.design_nav_areas,
		icon: 'map-trifold',
		here: 'map-trifold-fill',
		under: ['/buurt', '/wijk', '/kaart', '/activiteiten', '/delen'],
	},
	{ path: '/doe-mee', word: m.design_nav_join, icon: 'plus-circle', here: 'plus-circle-fill', call: true },
	{
		path: '/initiatieven',
		word: m.design_nav_initiatives,
		icon: 'users-three',
		here: 'users-three-fill',
		under: ['/initiatief'],
	},
	{ path: '/mijn', word: m.design_nav_mine, icon: 'user-circle', here: 'user-circle-fill', under: ['/inloggen'] },
];

const workPlaces: Place[] = [
	{ path: '/vandaag', word: m.design_nav_today, icon: 'sun-horizon', here: 'sun-horizon-fill' },
	{ path: '/patronen', word: m.design_nav_patterns, icon: 'dots-nine', here: 'dots-nine-fill', under: ['/patroon'] },
	{ path: '/vastleggen', word: m.design_nav_capture, icon: 'plus-circle', here: 'plus-circle-fill', call: true },
	{
		path: '/buurten',
		word: m.design_nav_areas,
		icon: 'map-trifold',
		here: 'map-trifold-fill',
		under: ['/buurt', '/wijk', '/kaart', '/activiteiten', '/delen'],
	},
	{ path: '/meer', word: m.design_nav_more, icon: 'list', here: 'list' },
];

/** The five places of a resident or of a worker. */
export function placesFor(density: 'resident' | 'work'): Place[] {
	return density === 'work' ? workPlaces : residentPlaces;
}

/** Is this address (without language) in that place? The home page is only itself. */
export function isHere(place: Place, path: string): boolean {
	if (place.path === '/') return path === '/';
	return [place.path, ...(place.under ?? [])].some((start) => path === start || path.startsWith(`${start}/`));
}
