import { describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { hasSharedGeo, sharedFile, waterveenFigures, waterveenShapes } from './areas.fixtures.ts';
import {
	areaForPostcode,
	areaPage,
	areaResource,
	areasOf,
	areasPage,
	areasResource,
	figuresResource,
	findArea,
	importAreas,
	importPostcodes,
	importStatistics,
	keyFiguresOf,
	neighboursOf,
	parsePostcodes,
	parseStatistics,
} from './index.server.ts';
import { parseAreasGeoJson, UnreadableFile } from './index.ts';

const { asOwner } = useDatabase();
const here = { id: waterveen, code: 'GM9901', name: 'Waterveen' };
const there = { id: elders, code: 'GM9902', name: 'Elders' };
const settings = (year: number) => ({ year, source: 'CBS' });

const figuresInto = (to: typeof here, text: string, year: number) =>
	asTask('areas.import', to.id, 'open', (tx, actor) =>
		importStatistics(tx, actor, to, parseStatistics(text), settings(year)),
	);
const shapesInto = (to: typeof here, text: string, year: number) =>
	asTask('areas.import', to.id, 'open', (tx, actor) =>
		importAreas(tx, actor, to, parseAreasGeoJson(text), settings(year)),
	);
const look = <T>(work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>, at = waterveen) =>
	asActor(anonymous(at), 'open', work as never) as Promise<T>;
const counted = async () =>
	(
		await asOwner(
			`select (select count(*) from open.area) + (select count(*) from open.area_figure) + (select count(*) from open.area_shape) as n`,
		)
	).rows[0].n;

describe('before anything is imported', () => {
	test('the page says it is empty and every code is unknown', async () => {
		expect(await look((tx) => areasPage(tx, here, ''))).toMatchObject({ empty: true, districts: [], map: undefined });
		await expect(look((tx) => areaPage(tx, here, 'BU99010101'))).rejects.toThrow(/not found/);
	});
});

describe('borders and figures of Waterveen', () => {
	test('borders make districts, with who lies beside whom', async () => {
		const report = await shapesInto(here, waterveenShapes, 2022);
		expect(report).toMatchObject({ areas: { district: 3 }, shapes: 3, skipped: [] });
		expect(await look((tx) => neighboursOf(tx, waterveen, 'WK990101'))).toEqual(['WK990102']);
		expect(await look((tx) => neighboursOf(tx, waterveen, 'WK990103'))).toEqual([]);
	});

	test('figures make neighbourhoods, with their parents and year', async () => {
		const report = await figuresInto(here, waterveenFigures, 2023);
		expect(report.areas).toEqual({ municipality: 1, district: 2, neighbourhood: 3 });
		expect(report.ended).toEqual(['WK990103']);
		expect(report.figures + report.notPublished).toBe(6 * 9);
		const areas = await look((tx) => areasOf(tx, waterveen));
		expect(areas.map(({ code, parentCode, year }) => `${code} ${parentCode} ${year}`)).toEqual([
			'GM9901 null 2023',
			'WK990101 GM9901 2023',
			'WK990102 GM9901 2023',
			'BU99010101 WK990101 2023',
			'BU99010102 WK990101 2023',
			'BU99010201 WK990102 2023',
		]);
	});

	test('an area that is no longer listed can still be read by its old code', async () => {
		expect(await look((tx) => findArea(tx, waterveen, 'wk990103'))).toMatchObject({ name: 'Polder', year: 2022 });
		expect((await look((tx) => areaPage(tx, here, 'WK990103'))).endedYear).toBe(2022);
	});

	test('the same files again change nothing', async () => {
		const before = await counted();
		await figuresInto(here, waterveenFigures, 2023);
		expect(await counted()).toBe(before);
	});

	test('an older list adds its figures and overrules no name, no border and no year', async () => {
		await figuresInto(here, waterveenFigures.replaceAll('Esdoornplein', 'Oude naam'), 2021);
		await shapesInto(here, waterveenShapes, 2020);
		expect(await look((tx) => findArea(tx, waterveen, 'BU99010102'))).toMatchObject({
			name: 'Esdoornplein',
			year: 2023,
		});
		expect(
			(await asOwner(`select distinct year from open.area_shape where municipality_id = $1`, [waterveen])).rows,
		).toEqual([{ year: 2022 }]);
	});

	test('neighbourhoods without borders lie beside those of the same district', async () => {
		expect(await look((tx) => neighboursOf(tx, waterveen, 'BU99010101'))).toEqual(['BU99010102']);
		expect(await look((tx) => neighboursOf(tx, waterveen, 'BU99010201'))).toEqual([]);
	});

	test('a neighbourhood stands beside its district and municipality, of the latest year', async () => {
		const page = await look((tx) => areaPage(tx, here, 'bu99010101'));
		expect(page.chain.map(({ name }) => name)).toEqual(['Berkstraat en omgeving', 'Lindekwartier', 'Waterveen']);
		expect(page.figures.find(({ code }) => code === 'living_alone')).toMatchObject({
			year: 2023,
			values: [{ value: 60 }, { value: 50 }, { value: 40 }],
		});
		expect(page.unpublished).toContain('income');
		expect(page).toMatchObject({ highlighted: 'WK990101', map: { kind: 'district', year: 2022 } });
		expect(page.listed.map(({ code }) => code)).toEqual(['BU99010101', 'BU99010102']);
	});

	test('thirty people are too few for a share', async () => {
		const page = await look((tx) => areaPage(tx, here, 'BU99010201'));
		expect(page.figures.find(({ code }) => code === 'living_alone')?.values[0]?.value).toBeNull();
	});

	test('a postcode leads to its district, and a list of postcodes knows better', async () => {
		expect(await look((tx) => areaForPostcode(tx, waterveen, '9901 ab'))).toMatchObject({ code: 'WK990101' });
		expect(await look((tx) => areaForPostcode(tx, waterveen, '1234'))).toBeUndefined();
		await asTask('areas.import', waterveen, 'open', (tx, actor) =>
			importPostcodes(tx, actor, here, parsePostcodes('postcode,area\n9901AB,BU99010102\n9901,WK990102')),
		);
		expect(await look((tx) => areaForPostcode(tx, waterveen, '9901AB'))).toMatchObject({ code: 'BU99010102' });
		expect(await look((tx) => areaForPostcode(tx, waterveen, '9901ZZ'))).toMatchObject({ code: 'WK990102' });
		await figuresInto(here, waterveenFigures, 2023);
		expect(await look((tx) => areaForPostcode(tx, waterveen, '9901'))).toMatchObject({ code: 'WK990102' });
	});

	test('a list of postcodes with an unknown area changes nothing', async () => {
		const wrong = parsePostcodes('postcode,area\n9902,WK990101\n9903,WK990199');
		await expect(
			asTask('areas.import', waterveen, 'open', (tx, actor) => importPostcodes(tx, actor, here, wrong)),
		).rejects.toThrow(UnreadableFile);
		expect(await look((tx) => areaForPostcode(tx, waterveen, '9902'))).toMatchObject({ code: 'WK990102' });
	});

	test('who searches with a slip finds the district with only that neighbourhood', async () => {
		const page = await look((tx) => areasPage(tx, here, 'esdoorplein'));
		expect(
			page.districts.map(({ district, neighbourhoods }) => [district.name, neighbourhoods.map(({ name }) => name)]),
		).toEqual([['Lindekwartier', ['Esdoornplein']]]);
		expect(page.people['BU99010102']).toBe(5000);
	});

	test('who types a postcode is sent on, or told that it is unknown', async () => {
		expect(await look((tx) => areasPage(tx, here, '9901ab'))).toMatchObject({
			goTo: 'BU99010102',
			unknownPostcode: false,
		});
		expect(await look((tx) => areasPage(tx, here, '1000'))).toMatchObject({ goTo: undefined, unknownPostcode: true });
	});

	test('an import leaves a trail without content', async () => {
		const { rows } = await asOwner(
			`select distinct permission, actor_kind, object_id from audit.entry where municipality_id = $1`,
			[waterveen],
		);
		expect(rows).toEqual([{ permission: 'areas.import', actor_kind: 'task', object_id: 'GM9901' }]);
	});
});

describe('a file that does not belong or is broken', () => {
	test('areas of another municipality are skipped with their line', async () => {
		const mixed = `${waterveenFigures}\r\nGM9902;Elders;Elders;Gemeente;GM9902;1;1;1;1;1;1;1;1;.\r\nBU99019901;Los;Waterveen;Buurt;BU99019901;1;1;1;1;1;1;1;1;.`;
		const report = await figuresInto(here, mixed, 2023);
		expect(report.skipped).toEqual([
			{ at: 8, code: 'GM9902', reason: 'other-municipality' },
			{ at: 9, code: 'BU99019901', reason: 'parent-missing' },
		]);
	});

	test('a file with nothing of this municipality is refused and changes nothing', async () => {
		const before = await counted();
		await expect(figuresInto(there, waterveenFigures, 2023)).rejects.toThrow(UnreadableFile);
		await expect(shapesInto(there, waterveenShapes, 2023)).rejects.toThrow(UnreadableFile);
		await expect(figuresInto(here, waterveenFigures, 20)).rejects.toThrow(UnreadableFile);
		expect(await counted()).toBe(before);
	});

	test('what goes wrong halfway leaves nothing behind', async () => {
		const before = await counted();
		const halfway = asTask('areas.import', waterveen, 'open', (tx, actor) =>
			importStatistics(tx, actor, here, parseStatistics(waterveenFigures), {
				...settings(2030),
				onProgress: () => {
					throw new Error('the power went out');
				},
			}),
		);
		await expect(halfway).rejects.toThrow('the power went out');
		expect(await counted()).toBe(before);
	});
});

describe('the walls', () => {
	const someone: Actor = { ...anonymous(waterveen), kind: 'staff', roles: ['administrator'], level: 2 };

	test('only the import may write, also not an administrator', async () => {
		for (const actor of [anonymous(waterveen), someone]) {
			await expect(
				asActor(actor, 'open', (tx) =>
					importStatistics(tx, actor, here, parseStatistics(waterveenFigures), settings(2023)),
				),
			).rejects.toThrow(/row-level security/);
		}
		const { numAffectedRows } = await asActor(someone, 'open', (tx) =>
			sql`update open.area set name = 'Anders'`.execute(tx),
		);
		expect(numAffectedRows).toBe(0n);
	});

	test('another task may not write', async () => {
		await expect(
			asTask('signals.publish', waterveen, 'open', (tx, actor) =>
				importStatistics(tx, actor, here, parseStatistics(waterveenFigures), settings(2023)),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('an import for one municipality cannot write into another', async () => {
		await expect(
			asTask('areas.import', elders, 'open', (tx, actor) =>
				importStatistics(tx, actor, here, parseStatistics(waterveenFigures), settings(2023)),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('nobody may delete an area or a figure', async () => {
		await expect(
			asTask('areas.import', waterveen, 'open', (tx) => sql`delete from open.area_figure`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});

	test('workers read areas in their own zone', async () => {
		expect(await asActor(someone, 'community', (tx) => areasOf(tx, waterveen))).toHaveLength(6);
		expect(await asActor(someone, 'care', (tx) => findArea(tx, waterveen, 'WK990101'))).toMatchObject({
			name: 'Lindekwartier',
		});
	});

	test('another municipality does not have our codes', async () => {
		expect(await look((tx) => areasOf(tx, elders), elders)).toEqual([]);
		expect(await look((tx) => findArea(tx, elders, 'WK990101'), elders)).toBeUndefined();
		await expect(look((tx) => areaResource(tx, elders, 'WK990101'), elders)).rejects.toThrow(/not found/);
	});
});

describe('the API', () => {
	test('lists areas a page at a time, with links to the pages around it', async () => {
		const page = await look((tx) =>
			areasResource(tx, waterveen, { search: '', kind: 'neighbourhood', page: 2, pageSize: 2 }),
		);
		expect(page).toMatchObject({ page: 2, pageSize: 2, totalItems: 3, totalPages: 2 });
		expect(page.results.map(({ code }) => code)).toEqual(['BU99010201']);
		expect(page._links.prev?.href).toBe('/api/v1/areas?kind=neighbourhood&page=1&pageSize=2');
		expect(page._links).not.toHaveProperty('next');
	});
	test('gives an area with its neighbours and its figures of one year', async () => {
		expect(await look((tx) => areaResource(tx, waterveen, 'BU99010101'))).toMatchObject({
			name: 'Berkstraat en omgeving',
			neighbourCodes: ['BU99010102'],
		});
		const figures = await look((tx) =>
			figuresResource(tx, waterveen, 'BU99010102', { year: 2023, variable: 'g_wozbag', page: 1, pageSize: 50 }),
		);
		expect(figures.results).toEqual([
			{ areaCode: 'BU99010102', variable: 'g_wozbag', year: 2023, value: null, source: 'CBS' },
		]);
	});
});

describe.skipIf(!hasSharedGeo)('all of Utrecht (skipped without the shared reference figures)', () => {
	test('goes in as it is, and 3,330 districts elsewhere are skipped with their line', async () => {
		await asOwner(
			`insert into open.municipality (id, code, name) values ('019b0000-0000-7000-8000-0000000000c3', 'GM0344', 'Utrecht')`,
		);
		const utrecht = { id: '019b0000-0000-7000-8000-0000000000c3', code: 'GM0344', name: 'Utrecht' };
		const steps: number[] = [];
		await shapesInto(utrecht, sharedFile('wijken-utrecht-2022.wgs84.geojson'), 2022);
		await shapesInto(utrecht, sharedFile('gemeenten-nl-2022.wgs84.geojson'), 2022);
		const districts = await figuresInto(utrecht, sharedFile('wijken-2022-all-nl.csv'), 2022);
		expect(districts.areas.district).toBe(10);
		expect(districts.skipped.filter(({ reason }) => reason === 'other-municipality')).toHaveLength(3330);
		const report = await asTask('areas.import', utrecht.id, 'open', (tx, actor) =>
			importStatistics(tx, actor, utrecht, parseStatistics(sharedFile('cbs-kwb-utrecht-2023.csv')), {
				...settings(2023),
				onProgress: (done) => steps.push(done),
			}),
		);
		expect(report.figures + report.notPublished).toBe(122 * 113);
		expect(steps.at(-1)).toBe(122 * 113);
		await figuresInto(utrecht, sharedFile('cbs-nabijheid-voorzieningen-utrecht-2023.csv'), 2023);
		await figuresInto(utrecht, sharedFile('cbs-kwb-utrecht-2024.csv'), 2024);

		const chain = (await look((tx) => areaPage(tx, utrecht, 'BU03440831'), utrecht.id)).chain;
		const { shown } = await look((tx) => keyFiguresOf(tx, utrecht.id, chain), utrecht.id);
		expect(shown.find(({ code }) => code === 'people')).toMatchObject({ year: 2024, source: 'CBS' });
		expect(shown.find(({ code }) => code === 'social_rent')?.year).toBe(2023);
		expect(shown.find(({ code }) => code === 'to_supermarket')?.values[0]?.value).toBeGreaterThan(0);
		expect(await look((tx) => areaForPostcode(tx, utrecht.id, '3526'), utrecht.id)).toMatchObject({ name: 'Zuidwest' });
	});
});
