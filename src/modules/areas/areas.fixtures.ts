import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the shared reference figures; tests of those files skip with a reason where it is absent. */
export const sharedGeo = join(
	process.env.BUURTWEEFSEL_SHARED_DATA ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data'),
	'geo',
);
export const hasSharedGeo = existsSync(sharedGeo);
export const sharedFile = (name: string): string => readFileSync(join(sharedGeo, name), 'utf8');

/** A square of about a kilometre with its south-west corner at these steps from a point in the Netherlands. */
export const square = (east: number, north: number, size = 1): [number, number][] => {
	const at = (x: number, y: number): [number, number] => [5 + (east + x) / 100, 52 + (north + y) / 100];
	return [at(0, 0), at(size, 0), at(size, size), at(0, size), at(0, 0)];
};

export const feature = (code: unknown, name: unknown, rings: unknown, type = 'Polygon') => ({
	type: 'Feature',
	properties: { code, name },
	geometry: { type, coordinates: rings },
});

export const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });

/** Waterveen (GM9901): two districts side by side and one apart, of which only the first has neighbourhoods. */
export const waterveenShapes = collection(
	feature('WK990101', 'Wijk 01 Lindekwartier', [square(0, 0)]),
	feature('WK990102', 'Wijk 02 Haven', [square(1, 0)]),
	feature('WK990103', 'Wijk 03 Polder', [square(5, 5)]),
);

export const waterveenFigures = [
	'gwb_code_10;regio;gm_naam;recs;gwb_code;a_inw;a_hh;a_1p_hh;a_00_14;a_65_oo;g_wozbag;g_pau_hh;a_soz_wb;pst_mvp',
	'GM9901;Waterveen;Waterveen;Gemeente;GM9901;20000;10000;4000;3000;4000;300;0,8;500;.',
	'WK990101;Wijk 01 Lindekwartier;Waterveen;Wijk;WK990101;8000;4000;2000;1200;1600;280;0,6;300;.',
	'BU99010101;Berkstraat en omgeving;Waterveen;Buurt;BU99010101;3000;1500;900;450;600;260;0,5;150;9901',
	'BU99010102;Esdoornplein;Waterveen;Buurt;BU99010102;5000;2500;1100;750;1000;.;.;150;9901',
	'WK990102;Wijk 02 Haven;Waterveen;Wijk;WK990102;12000;6000;2000;1800;2400;310;0,9;200;.',
	'BU99010201;Kade;Waterveen;Buurt;BU99010201;30;20;10;5;5;.;.;0;9902',
].join('\r\n');
