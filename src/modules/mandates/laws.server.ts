import * as v from 'valibot';
import { readPolicy } from '#platform/policy/index.server';

/**
 * The laws by which a back office may hear a name without a yes, by their code; `practical`: whether words about how to do it go
 * along. What each is called stands in messages/mandates. @see policy/back-office-laws.yaml
 */
export const backOfficeLaws: Readonly<Record<string, { source: string; practical: boolean }>> = readPolicy(
	'back-office-laws.yaml',
	v.strictObject({
		laws: v.record(
			v.pipe(v.string(), v.regex(/^[a-z-]{3,40}$/)),
			v.strictObject({ source: v.pipe(v.string(), v.minLength(5)), practical: v.boolean() }),
		),
	}),
).laws;
