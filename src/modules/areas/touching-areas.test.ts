import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSharedGeo, sharedFile, square } from './areas.fixtures.ts';
import { parseAreasGeoJson, type Shape } from './parse-areas-geojson.ts';
import { touchingAreas } from './touching-areas.ts';

const block = (code: string, east: number, north: number): { code: string; shape: Shape } => ({
	code,
	shape: { type: 'Polygon', coordinates: [square(east, north)] },
});

describe('areas beside each other', () => {
	test('share a piece of border', () => {
		const found = touchingAreas([block('a', 0, 0), block('b', 1, 0), block('c', 5, 0)]);
		expect([...found]).toEqual([
			['a', ['b']],
			['b', ['a']],
			['c', []],
		]);
	});
	test('a corner is no border', () => expect(touchingAreas([block('a', 0, 0), block('b', 1, 1)]).get('a')).toEqual([]));
	test('a hair between them is forgiven, a street is not', () => {
		const apart = (metres: number) => touchingAreas([block('a', 0, 0), block('b', 1 + metres / 680, 0)]).get('a');
		expect(apart(2)).toEqual(['b']);
		expect(apart(40)).toEqual([]);
	});
	test('the feeling is mutual, whatever their order', () => {
		const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
			minLength: 1,
			maxLength: 12,
			selector: String,
		});
		fc.assert(
			fc.property(places, (list) => {
				const blocks = list.map(([x, y]) => block(`${x}${y}`, x, y));
				const found = touchingAreas(blocks);
				const other = touchingAreas([...blocks].reverse());
				for (const [code, others] of found) {
					expect(other.get(code)).toEqual(others);
					for (const one of others) expect(found.get(one)).toContain(code);
					const [x = 0, y = 0] = [...code].map(Number);
					const beside = list.filter(([a, b]) => Math.abs(a - x) + Math.abs(b - y) === 1).map(([a, b]) => `${a}${b}`);
					expect(others).toEqual(beside.sort());
				}
			}),
		);
	});
});

test.skipIf(!hasSharedGeo)(
	'in Utrecht: Overvecht lies beside Noordwest and Noordoost (skipped without the shared reference figures)',
	() => {
		const found = touchingAreas(parseAreasGeoJson(sharedFile('wijken-utrecht-2022.wgs84.geojson')).areas);
		expect(found.get('WK034403')).toEqual(['WK034402', 'WK034404']);
		expect(found.get('WK034410')).toContain('WK034409');
		expect(found.get('WK034410')).not.toContain('WK034403');
	},
);
