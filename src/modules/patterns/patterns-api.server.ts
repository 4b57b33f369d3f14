import type { Ask } from '#platform/route/index.server';
import type { PatternsQuery, PatternsResource } from './pattern.api.ts';
import { maySeePattern, worksWithPatterns } from './pattern.policy.ts';
import { listPatterns, overviewOfPatterns } from './patterns.store.server.ts';

/** Patterns at the level of districts, as far as the asker may know them. */
export async function patternsResource(
	{ tx, actor }: Pick<Ask, 'tx' | 'actor'>,
	{ state }: PatternsQuery,
): Promise<PatternsResource> {
	const asked = <T extends { state: string }>(one: T) => state === undefined || one.state === state;
	if (!worksWithPatterns(actor)) {
		const lines = await overviewOfPatterns(tx);
		return {
			results: lines.filter(asked).map(({ id, need, theme, districts, state: at, foundOn }) => ({
				id,
				need,
				theme,
				districtCodes: districts,
				state: at,
				foundOn,
				persons: null,
				weeks: null,
				declaredByHand: null,
			})),
		};
	}
	const patterns = (await listPatterns(tx, actor.municipalityId)).filter((pattern) => maySeePattern(actor, pattern));
	return {
		results: patterns.filter(asked).map((one) => ({
			id: one.id,
			need: one.need,
			theme: one.theme,
			districtCodes: [...one.districts],
			state: one.state,
			foundOn: one.foundOn,
			persons: one.figures?.persons ?? null,
			weeks: one.figures?.weeks ?? null,
			declaredByHand: one.declaredBy !== null,
		})),
	};
}
