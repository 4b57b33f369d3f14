import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { type Area, type AreaKind, spokenName } from './area.ts';
import type { Figure } from './key-figures.ts';
import type { Box, Shape } from './parse-areas-geojson.ts';

interface AreaRow {
	municipality_id: string;
	code: string;
	kind: AreaKind;
	parent_code: string | null;
	name: string;
	year: number;
	ended_year: number | null;
}

declare module '#platform/db/tables' {
	interface Tables {
		'open.area': AreaRow;
		'open.area_figure': {
			municipality_id: string;
			area_code: string;
			variable: string;
			year: number;
			value: string | number | null;
			source: string;
		};
		'open.area_shape': Box & {
			municipality_id: string;
			area_code: string;
			year: number;
			geometry: unknown;
			source: string;
		};
		'open.area_neighbour': { municipality_id: string; area_code: string; neighbour_code: string };
		'open.area_postcode': { municipality_id: string; postcode: string; area_code: string };
	}
}

const toArea = ({ code, name, kind, parent_code, year }: Selectable<AreaRow>): Area => ({
	code,
	name: spokenName(name),
	officialName: name,
	kind,
	parentCode: parent_code,
	year,
});

/** Complexes, those that ended included. */
export async function everyComplex(tx: Tx, municipalityId: string): Promise<Area[]> {
	const rows = await tx
		.selectFrom('open.area')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('kind', '=', 'complex')
		.orderBy('code')
		.execute();
	return rows.map(toArea);
}

/** Complexes that are in use, by name. */
export async function standingComplexes(tx: Tx, municipalityId: string, within?: string): Promise<Area[]> {
	let query = tx
		.selectFrom('open.area')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('kind', '=', 'complex')
		.where('ended_year', 'is', null);
	if (within) query = query.where('code', 'like', `CX${within.slice(2)}%`);
	return (await query.orderBy('name').orderBy('code').execute()).map(toArea);
}

/** Every area of the official division that is in use today, large before small. */
export async function currentAreas(tx: Tx, municipalityId: string): Promise<Area[]> {
	const rows = await tx
		.selectFrom('open.area')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_year', 'is', null)
		.where('kind', '!=', 'complex')
		.orderBy(sql`array_position(array['municipality', 'district', 'neighbourhood'], kind)`)
		.orderBy('code')
		.execute();
	return rows.map(toArea);
}

/** The areas with these codes, also those no longer in use. */
export async function areasWithCodes(tx: Tx, municipalityId: string, codes: readonly string[]): Promise<Area[]> {
	if (codes.length === 0) return [];
	const rows = await tx
		.selectFrom('open.area')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('code', 'in', codes)
		.execute();
	return rows.map(toArea);
}

/** The area a postcode lies in; of several forms of it the longest known one counts. */
export async function areaAtPostcode(
	tx: Tx,
	municipalityId: string,
	postcodes: readonly string[],
): Promise<Area | undefined> {
	const row = await tx
		.selectFrom('open.area_postcode as p')
		.innerJoin('open.area as a', (join) =>
			join.onRef('a.municipality_id', '=', 'p.municipality_id').onRef('a.code', '=', 'p.area_code'),
		)
		.selectAll('a')
		.where('p.municipality_id', '=', municipalityId)
		.where('p.postcode', 'in', postcodes)
		.orderBy(sql`length(p.postcode)`, 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && toArea(row);
}

export async function neighboursStored(tx: Tx, municipalityId: string, code: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('open.area_neighbour')
		.select('neighbour_code')
		.where('municipality_id', '=', municipalityId)
		.where('area_code', '=', code)
		.orderBy('neighbour_code')
		.execute();
	return rows.map(({ neighbour_code }) => neighbour_code);
}

/** Codes of the other areas in the same parent. */
export async function siblingsOf(tx: Tx, municipalityId: string, code: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('open.area as s')
		.innerJoin('open.area as a', (join) =>
			join.onRef('a.municipality_id', '=', 's.municipality_id').onRef('a.parent_code', '=', 's.parent_code'),
		)
		.select('s.code')
		.where('a.municipality_id', '=', municipalityId)
		.where('a.code', '=', code)
		.where('s.code', '!=', code)
		.where('s.ended_year', 'is', null)
		.where('s.kind', '!=', 'complex')
		.orderBy('s.code')
		.execute();
	return rows.map(({ code: sibling }) => sibling);
}

/** Figures of some areas, all of them or those of some columns, in a fixed order. */
export async function figuresOfAreas(
	tx: Tx,
	municipalityId: string,
	codes: readonly string[],
	variables?: readonly string[],
): Promise<Figure[]> {
	let query = tx
		.selectFrom('open.area_figure')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('area_code', 'in', codes);
	if (variables) query = query.where('variable', 'in', variables);
	const rows = await query.orderBy('area_code').orderBy('variable').orderBy('year', 'desc').execute();
	return rows.map(({ area_code, variable, year, value, source }) => ({
		areaCode: area_code,
		variable,
		year,
		value: value === null ? null : Number(value),
		source,
	}));
}

export type StoredShape = { code: string; shape: Shape; year: number; source: string };

/** Borders of areas of one kind that are in use today. */
export async function shapesOfKind(tx: Tx, municipalityId: string, kind: AreaKind): Promise<StoredShape[]> {
	const rows = await tx
		.selectFrom('open.area_shape as s')
		.innerJoin('open.area as a', (join) =>
			join.onRef('a.municipality_id', '=', 's.municipality_id').onRef('a.code', '=', 's.area_code'),
		)
		.select(['s.area_code', 's.geometry', 's.year', 's.source'])
		.where('s.municipality_id', '=', municipalityId)
		.where('a.kind', '=', kind)
		.where('a.ended_year', 'is', null)
		.orderBy('s.area_code')
		.execute();
	return rows.map(({ area_code, geometry, year, source }) => ({
		code: area_code,
		shape: geometry as Shape,
		year,
		source,
	}));
}

/** Adds areas or renews their name and year; an older list never overrules a newer one. Parents come first. */
export async function saveAreas(tx: Tx, rows: readonly Omit<Insertable<AreaRow>, 'ended_year'>[]): Promise<void> {
	for (const row of rows) {
		await tx
			.insertInto('open.area')
			.values({ ...row, ended_year: null })
			.onConflict((conflict) =>
				conflict
					.columns(['municipality_id', 'code'])
					.doUpdateSet((from) => ({
						// A list without names gives the code as name; then the name we know stays.
						name: sql<string>`case when excluded.name = excluded.code then ${from.ref('open.area.name')} else excluded.name end`,
						year: from.ref('excluded.year'),
						ended_year: null,
					}))
					.whereRef('excluded.year', '>=', 'open.area.year'),
			)
			.execute();
	}
}

/** Marks areas that a full, later list no longer holds. Gives their codes. */
export async function endMissingAreas(
	tx: Tx,
	municipalityId: string,
	year: number,
	kinds: readonly AreaKind[],
	listed: readonly string[],
): Promise<string[]> {
	const rows = await tx
		.updateTable('open.area')
		.set((from) => ({ ended_year: from.ref('year') }))
		.where('municipality_id', '=', municipalityId)
		.where('ended_year', 'is', null)
		.where('year', '<', year)
		.where('kind', 'in', kinds)
		.where('code', 'not in', listed)
		.returning('code')
		.execute();
	return rows.map(({ code }) => code).sort();
}

export async function saveFigures(tx: Tx, municipalityId: string, figures: readonly Figure[]): Promise<void> {
	await tx
		.insertInto('open.area_figure')
		.values(
			figures.map(({ areaCode, variable, year, value, source }) => ({
				municipality_id: municipalityId,
				area_code: areaCode,
				variable,
				year,
				value,
				source,
			})),
		)
		.onConflict((conflict) =>
			conflict
				.columns(['municipality_id', 'area_code', 'variable', 'year'])
				.doUpdateSet((from) => ({ value: from.ref('excluded.value'), source: from.ref('excluded.source') })),
		)
		.execute();
}

/** Keeps a border unless a later one is known. True when it was kept. */
export async function saveShape(
	tx: Tx,
	municipalityId: string,
	{ code, shape, year, source, box }: StoredShape & { box: Box },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.area_shape')
		.values({ municipality_id: municipalityId, area_code: code, year, source, geometry: JSON.stringify(shape), ...box })
		.onConflict((conflict) =>
			conflict
				.columns(['municipality_id', 'area_code'])
				.doUpdateSet((from) => ({
					year: from.ref('excluded.year'),
					geometry: from.ref('excluded.geometry'),
					west: from.ref('excluded.west'),
					south: from.ref('excluded.south'),
					east: from.ref('excluded.east'),
					north: from.ref('excluded.north'),
					source: from.ref('excluded.source'),
				}))
				.whereRef('excluded.year', '>=', 'open.area_shape.year'),
		)
		.executeTakeFirstOrThrow();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Replaces what is known of who touches whom, for these areas. */
export async function saveNeighbours(
	tx: Tx,
	municipalityId: string,
	neighbours: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
	const codes = [...neighbours.keys()];
	if (codes.length === 0) return;
	await tx
		.deleteFrom('open.area_neighbour')
		.where('municipality_id', '=', municipalityId)
		.where('area_code', 'in', codes)
		.execute();
	const rows = [...neighbours].flatMap(([code, others]) =>
		others.map((other) => ({ municipality_id: municipalityId, area_code: code, neighbour_code: other })),
	);
	if (rows.length > 0) await tx.insertInto('open.area_neighbour').values(rows).execute();
}

/** `overrule`: a list of postcodes does, what was derived from figures does not. */
export async function savePostcodes(
	tx: Tx,
	municipalityId: string,
	postcodes: ReadonlyMap<string, string>,
	overrule: boolean,
): Promise<void> {
	const all = [...postcodes].map(([code, area]) => ({
		municipality_id: municipalityId,
		postcode: code,
		area_code: area,
	}));
	for (let from = 0; from < all.length; from += 5000) {
		await tx
			.insertInto('open.area_postcode')
			.values(all.slice(from, from + 5000))
			.onConflict((conflict) => {
				const columns = conflict.columns(['municipality_id', 'postcode']);
				return overrule
					? columns.doUpdateSet((set) => ({ area_code: set.ref('excluded.area_code') }))
					: columns.doNothing();
			})
			.execute();
	}
}
