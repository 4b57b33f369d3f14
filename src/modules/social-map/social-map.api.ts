import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';

const whole = (least: number, most: number, without: string) =>
	v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most)),
		without,
	);

export const HsdsQuery = v.object({
	search: v.pipe(
		v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
		v.description('Plain Dutch words; a typing mistake is forgiven'),
	),
	page: v.pipe(whole(1, 100_000, '1'), v.description('Which page, from 1')),
	perPage: v.pipe(whole(1, 500, '50'), v.description('How many on a page, 500 at most')),
});
export type HsdsQuery = v.InferOutput<typeof HsdsQuery>;
export const HsdsOneQuery = v.object({});

const Document = v.looseObject({ id: v.string(), name: v.optional(v.string()), description: v.optional(v.string()) });
/** A page as the standard describes it. */
const Page = v.object({
	total_items: v.number(),
	total_pages: v.number(),
	page_number: v.number(),
	size: v.number(),
	first_page: v.boolean(),
	last_page: v.boolean(),
	empty: v.boolean(),
	contents: v.array(Document),
});

const about = { tag: 'social-map', permission: 'social-map.look', method: 'get' as const };
const standard = 'by the Human Services Data Specification of Open Referral, version 3.';
const both = (path: string, one: string, many: string, schema: string): Operation[] => [
	{
		...about,
		operationId: `list${schema}s`,
		path: `/${path}`,
		summary: `The ${many} of the social map`,
		description: `All ${many} of the public social map, a page at a time, ${standard}`,
		input: HsdsQuery,
		output: { name: `${schema}Page`, schema: Page },
	},
	{
		...about,
		operationId: `get${schema}`,
		path: `/${path}/{id}`,
		summary: `One ${one} of the social map`,
		description: `A ${one} of the public social map, ${standard} What was read in from elsewhere comes back as it was.`,
		input: HsdsOneQuery,
		output: { name: schema, schema: Document },
		parameters: { id: 'Identifier of the entry, a UUID' },
	},
];

/** What a program can ask of the social map. */
export const operations: Operation[] = [
	...both('services', 'service', 'services and groups', 'HsdsService'),
	...both(
		'service-at-locations',
		'service at a place',
		'services and groups with where they are',
		'HsdsServiceAtLocation',
	),
	...both('organizations', 'organization', 'organizations', 'HsdsOrganization'),
	...both('locations', 'location', 'places', 'HsdsLocation'),
];
