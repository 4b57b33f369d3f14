import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Area } from './area.ts';
import type { AreasQuery, FiguresQuery } from './areas.api.ts';
import { areasOf, complexesOf, figuresOf, findArea, neighboursOf } from './areas.server.ts';
import { searchAreas } from './search-areas.ts';

const root = '/api/v1/areas';

/** A page of areas with links to the pages around it. */
export async function areasResource(tx: Tx, municipalityId: string, { search, kind, page, pageSize }: AreasQuery) {
	const all = await (kind === 'complex' ? complexesOf : areasOf)(tx, municipalityId);
	const areas = searchAreas(all, search).filter((area) => !kind || area.kind === kind);
	return paged(areas, page, pageSize, root, { search, kind }, areaItem);
}

/** One area with its neighbours. @throws NotFound for a code this municipality does not have. */
export async function areaResource(tx: Tx, municipalityId: string, code: string) {
	const area = await areaOrNotFound(tx, municipalityId, code);
	return { ...areaItem(area), neighbourCodes: await neighboursOf(tx, municipalityId, area.code) };
}

/** A page of figures of one area. @throws NotFound for a code this municipality does not have. */
export async function figuresResource(
	tx: Tx,
	municipalityId: string,
	code: string,
	{ year, variable, page, pageSize }: FiguresQuery,
) {
	const area = await areaOrNotFound(tx, municipalityId, code);
	const figures = (await figuresOf(tx, municipalityId, area.code)).filter(
		(one) => (!year || one.year === year) && (!variable || one.variable === variable),
	);
	return paged(figures, page, pageSize, `${root}/${area.code}/figures`, { year, variable }, (figure) => figure);
}

async function areaOrNotFound(tx: Tx, municipalityId: string, code: string): Promise<Area> {
	const area = await findArea(tx, municipalityId, code);
	if (!area) throw new NotFound('area', code);
	return area;
}

function areaItem(area: Area) {
	const self = `${root}/${area.code}`;
	return {
		...area,
		_links: {
			self: { href: self },
			figures: { href: `${self}/figures` },
			...(area.parentCode && { parent: { href: `${root}/${area.parentCode}` } }),
		},
	};
}

function paged<T, R>(
	all: readonly T[],
	page: number,
	pageSize: number,
	path: string,
	asked: Record<string, string | number | undefined>,
	shape: (item: T) => R,
) {
	const totalPages = Math.max(1, Math.ceil(all.length / pageSize));
	const link = (number: number) => {
		const query = new URLSearchParams(
			Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
		);
		query.set('page', String(number));
		query.set('pageSize', String(pageSize));
		return { href: `${path}?${query}` };
	};
	return {
		page,
		pageSize,
		totalItems: all.length,
		totalPages,
		results: all.slice((page - 1) * pageSize, page * pageSize).map(shape),
		_links: {
			self: link(page),
			first: link(1),
			last: link(totalPages),
			...(page > 1 && { prev: link(Math.min(page - 1, totalPages)) }),
			...(page < totalPages && { next: link(page + 1) }),
		},
	};
}
