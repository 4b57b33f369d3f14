import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { patternStates } from './pattern.ts';

export const PatternsQuery = v.object({
	state: v.pipe(v.optional(v.picklist(patternStates)), v.description('Only patterns in this state')),
});
export type PatternsQuery = v.InferOutput<typeof PatternsQuery>;

const PatternItem = v.object({
	id: v.string(),
	need: v.nullable(v.string()),
	theme: v.string(),
	districtCodes: v.array(v.string()),
	state: v.picklist(patternStates),
	foundOn: v.string(),
	/** Different persons; null when that is not for this reader, or under three. Never under three. */
	persons: v.nullable(v.pipe(v.number(), v.minValue(3))),
	weeks: v.nullable(v.number()),
	declaredByHand: v.nullable(v.boolean()),
});
export const PatternsResource = v.object({ results: v.array(PatternItem) });
export type PatternsResource = v.InferOutput<typeof PatternsResource>;

/** What the API tells about patterns, for its OpenAPI description. */
export const operations: readonly Operation[] = [
	{
		operationId: 'listPatterns',
		method: 'get',
		path: '/patterns',
		tag: 'patterns',
		permission: 'patterns.list',
		summary: 'List what several people bring up in one district',
		description:
			'For workers in their own areas, with the number of persons from three upwards; for policy officers and municipal contacts need, district and state only. No neighbourhoods, no words, no persons.',
		input: PatternsQuery,
		output: { name: 'PatternList', schema: PatternsResource },
	},
];
