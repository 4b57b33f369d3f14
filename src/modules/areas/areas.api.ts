import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';

const whole = (least: number, most: number, without: string) =>
	v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most)),
		without,
	);

const paging = {
	page: v.pipe(whole(1, 100_000, '1'), v.description('Which page, from 1')),
	pageSize: v.pipe(whole(1, 500, '50'), v.description('How many on a page, 500 at most')),
};

export const AreasQuery = v.object({
	search: v.pipe(
		v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
		v.description('Words of the name; a typing mistake is forgiven'),
	),
	kind: v.pipe(
		v.optional(v.picklist(['municipality', 'district', 'neighbourhood', 'complex'])),
		v.description('Only areas of this kind; complexes (buildings) are listed when asked for'),
	),
	...paging,
});
export type AreasQuery = v.InferOutput<typeof AreasQuery>;

export const AreaQuery = v.object({});

export const FiguresQuery = v.object({
	year: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
		v.description('Only figures of this year'),
	),
	variable: v.pipe(
		v.optional(v.pipe(v.string(), v.maxLength(200))),
		v.description('Only the figure with this name at its source, such as a_inw'),
	),
	...paging,
});
export type FiguresQuery = v.InferOutput<typeof FiguresQuery>;

const Link = v.object({ href: v.string() });
const PageLinks = v.object({ self: Link, first: Link, last: Link, prev: v.optional(Link), next: v.optional(Link) });

const AreaItem = v.object({
	code: v.string(),
	name: v.string(),
	officialName: v.string(),
	kind: v.picklist(['municipality', 'district', 'neighbourhood', 'complex']),
	parentCode: v.nullable(v.string()),
	year: v.number(),
	_links: v.object({ self: Link, figures: Link, parent: v.optional(Link) }),
});
const AreaWithNeighbours = v.object({ ...AreaItem.entries, neighbourCodes: v.array(v.string()) });
const FigureItem = v.object({
	areaCode: v.string(),
	variable: v.string(),
	year: v.number(),
	value: v.nullable(v.number()),
	source: v.string(),
});
const pageOf = <S extends v.GenericSchema>(item: S) =>
	v.object({
		page: v.number(),
		pageSize: v.number(),
		totalItems: v.number(),
		totalPages: v.number(),
		results: v.array(item),
		_links: PageLinks,
	});

export const AreaResource = AreaWithNeighbours;
export const AreasResource = pageOf(AreaItem);
export const FiguresResource = pageOf(FigureItem);

const aboutCode = {
	code: 'Official code, such as GM0344, WK034401 or BU03440111; or that of a complex, such as CX0344011101',
};

/** What the API tells about areas, for its OpenAPI description. */
export const operations: readonly Operation[] = [
	{
		operationId: 'listAreas',
		method: 'get',
		path: '/areas',
		tag: 'areas',
		permission: 'areas.list',
		summary: 'List the municipality, its districts and neighbourhoods',
		description: 'All areas in use today with their official codes, large before small; or those whose name matches.',
		input: AreasQuery,
		output: { name: 'AreaPage', schema: AreasResource },
	},
	{
		operationId: 'getArea',
		method: 'get',
		path: '/areas/{code}',
		tag: 'areas',
		permission: 'areas.view',
		summary: 'Get one area',
		description: 'An area with the codes of the areas beside it.',
		output: { name: 'Area', schema: AreaResource },
		parameters: aboutCode,
	},
	{
		operationId: 'listAreaFigures',
		method: 'get',
		path: '/areas/{code}/figures',
		tag: 'areas',
		permission: 'areas.figures',
		summary: 'List the figures of an area',
		description: 'Every figure as its source gave it, with year and source; null is not published there.',
		input: FiguresQuery,
		output: { name: 'FigurePage', schema: FiguresResource },
		parameters: aboutCode,
	},
];
