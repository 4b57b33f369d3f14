import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';

const quarter = v.pipe(v.string(), v.regex(/^\d{4}-Q[1-4]$/, 'unknown-quarter'));

export const PublicFiguresQuery = v.object({
	quarter: v.pipe(v.optional(quarter), v.description('A quarter such as 2026-Q3; the latest when left out')),
});
export type PublicFiguresQuery = v.InferOutput<typeof PublicFiguresQuery>;

const PublicFiguresResource = v.object({
	quarter: v.nullable(v.string()),
	publishedOn: v.nullable(v.string()),
	quarters: v.array(v.string()),
	results: v.array(
		v.object({
			theme: v.string(),
			/** A district, or the municipality for a total. */
			areaCode: v.string(),
			/** About how many people; null is too few to show. */
			persons: v.nullable(v.number()),
		}),
	),
});
export type PublicFiguresResource = v.InferOutput<typeof PublicFiguresResource>;

/** What the API tells in figures, for its OpenAPI description. */
export const operations: readonly Operation[] = [
	{
		operationId: 'listPublicFigures',
		method: 'get',
		path: '/public-figures',
		tag: 'statistics',
		permission: 'figures.view',
		summary: 'List about how many people were heard per theme and district in a quarter',
		description:
			'Everyone counts once a quarter. Every figure is moved by noise that was drawn once, so totals do not add up. What could be about fewer than ten people is null. Drawn figures never change.',
		input: PublicFiguresQuery,
		output: { name: 'PublicFigures', schema: PublicFiguresResource },
	},
];
