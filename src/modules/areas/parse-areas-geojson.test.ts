import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collection, feature, hasSharedGeo, sharedFile, sharedGeo, square, waterveenShapes } from './areas.fixtures.ts';
import { parseAreasGeoJson, ringsOf } from './parse-areas-geojson.ts';
import { UnreadableFile } from './read-report.ts';

const faultsOf = (text: string) => {
	try {
		parseAreasGeoJson(text);
	} catch (error) {
		if (error instanceof UnreadableFile) return error.faults;
		throw error;
	}
	return [];
};

describe.skipIf(!hasSharedGeo)('the map files as they are (skipped without the shared reference figures)', () => {
	const expected: Record<string, number> = {
		utrecht: 10,
		zeist: 5,
		nieuwegein: 22,
		'wijk-bij-duurstede': 4,
		amersfoort: 33,
		enschede: 10,
		leeuwarden: 22,
	};
	test.each(Object.entries(expected))('districts of %s', (name, count) => {
		const { areas, skipped } = parseAreasGeoJson(sharedFile(`wijken-${name}-2022.wgs84.geojson`));
		expect(areas).toHaveLength(count);
		expect(skipped).toEqual([]);
		expect(new Set(areas.map(({ parentCode }) => parentCode)).size).toBe(1);
	});
	test('every municipality of the country, inside the country', () => {
		const { areas } = parseAreasGeoJson(sharedFile('gemeenten-nl-2022.wgs84.geojson'));
		expect(areas).toHaveLength(345);
		expect(areas.every(({ box }) => box.west > 3 && box.east < 7.5 && box.south > 50.5 && box.north < 54)).toBe(true);
	});
	test('all of them were looked at', () => {
		expect(readdirSync(sharedGeo).filter((name) => name.endsWith('.geojson'))).toHaveLength(
			Object.keys(expected).length + 1,
		);
	});
});

describe('a map file', () => {
	test('gives code, kind, district and the box around each shape', () => {
		const [area] = parseAreasGeoJson(waterveenShapes).areas;
		expect(area).toMatchObject({ code: 'WK990101', kind: 'district', parentCode: 'GM9901', at: 1 });
		expect(area?.box).toEqual({ west: 5, south: 52, east: 5.01, north: 52.01 });
	});
	test('may name its year and source', () => {
		const text = JSON.stringify({
			type: 'FeatureCollection',
			year: 2022,
			source: 'CBS',
			features: [feature('WK990101', 'A', [square(0, 0)])],
		});
		expect(parseAreasGeoJson(text)).toMatchObject({ year: 2022, source: 'CBS' });
	});
	test('of Statistics Netherlands names its year per shape', () => {
		const one = feature(undefined, undefined, [square(0, 0)]);
		const text = collection({
			...one,
			properties: { statcode: 'BU99010101', statnaam: 'Kade', jrstatcode: '2023BU99010101' },
		});
		expect(parseAreasGeoJson(text)).toMatchObject({ year: 2023, areas: [{ code: 'BU99010101', name: 'Kade' }] });
	});
	test('may have areas of several parts and with holes', () => {
		const text = collection(
			feature('WK990101', 'A', [[square(0, 0, 3), square(1, 1)], [square(5, 5)]], 'MultiPolygon'),
		);
		expect(ringsOf(parseAreasGeoJson(text).areas[0]?.shape as never)).toHaveLength(3);
	});
	test('skips shapes that are no area, and says which', () => {
		const text = collection(
			feature('WK990101', 'A', [square(0, 0)]),
			feature('', 'B', [square(1, 0)]),
			feature('PV26', 'C', [square(2, 0)]),
			feature('WK990101', 'A', [square(0, 0)]),
		);
		expect(parseAreasGeoJson(text).skipped).toEqual([
			{ at: 2, reason: 'no-code' },
			{ at: 3, code: 'PV26', reason: 'unknown-code' },
			{ at: 4, code: 'WK990101', reason: 'twice-the-same' },
		]);
	});
});

describe('a broken map file is refused as a whole, with what and where', () => {
	test.each([
		['nothing', '', { fault: 'empty' }],
		['cut off', waterveenShapes.slice(0, -20), { fault: 'not-json' }],
		['something else', '{"type":"Feature"}', { fault: 'no-feature-collection' }],
		['null', 'null', { fault: 'no-feature-collection' }],
		['no shapes', collection(), { fault: 'no-features' }],
		['a point', collection(feature('WK990101', 'A', [5, 52], 'Point')), { fault: 'not-a-polygon', at: 1 }],
		[
			'no geometry',
			collection({ type: 'Feature', properties: { code: 'WK990101', name: 'A' }, geometry: null }),
			{ fault: 'not-a-polygon', at: 1 },
		],
		[
			'metres instead of degrees',
			collection(
				feature('WK990101', 'A', [
					[
						[136000, 456000],
						[137000, 456000],
						[137000, 457000],
						[136000, 456000],
					],
				]),
			),
			{ fault: 'not-longitude-latitude', at: 1 },
		],
		[
			'an open border',
			collection(feature('WK990101', 'A', [square(0, 0).slice(0, 4)])),
			{ fault: 'ring-not-closed', at: 1 },
		],
		['no name', collection(feature('WK990101', ' ', [square(0, 0)])), { fault: 'no-name', at: 1, found: 'WK990101' }],
		[
			'an area twice, differently',
			collection(feature('WK990101', 'A', [square(0, 0)]), feature('WK990101', 'A', [square(1, 0)])),
			{ fault: 'twice-with-other-content', at: 2, found: 'WK990101' },
		],
	])('%s', (_, text, fault) => expect(faultsOf(text)).toEqual([fault]));
});
