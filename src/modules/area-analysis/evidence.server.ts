import { areaWithParents, keyFiguresOf } from '#modules/areas/index.server';
import { gapsScreen } from '#modules/desk/index.server';
import { isSensitiveNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { patternsResource } from '#modules/patterns/index.server';
import { type Actor, hasRole } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { EvidenceKind } from './analysis.ts';

/** A subject that says too much of somebody is no evidence, also not when it became one later. */
export const tellable = (code: string | null): code is string =>
	code !== null && theNeeds().needByCode.has(code) && !isSensitiveNeed(theNeeds(), code);

/** What a card can rest on. Patterns and gaps that say too much of somebody stay out. */
export async function evidenceFor(tx: Tx, actor: Actor, areaCode: string) {
	const here = actor.municipalityId;
	const { shown } = await keyFiguresOf(tx, here, await areaWithParents(tx, here, areaCode));
	const district = `WK${areaCode.slice(2, 8)}`;
	const patterns = hasRole(actor, 'social_broker', 'team_worker', 'team_lead')
		? (await patternsResource({ tx, actor }, { state: undefined })).results
		: [];
	const { gaps } = await gapsScreen({ tx, actor });
	return [
		...shown.map(({ code }) => ({ kind: 'figure' as const, ref: code })),
		...patterns.flatMap(({ need, districtCodes }) =>
			districtCodes.includes(district) && tellable(need) ? [{ kind: 'pattern' as const, ref: need }] : [],
		),
		...gaps
			.filter(
				({ many, areaCode: at, needCode }) =>
					many >= 5 && at.slice(2, 8) === areaCode.slice(2, 8) && tellable(needCode),
			)
			.map(({ needCode }) => ({ kind: 'gap' as const, ref: needCode })),
	].map(withNeed);
}

export const withNeed = <E extends { kind: EvidenceKind; ref: string }>({ kind, ref }: E) => {
	const need = kind === 'figure' ? undefined : theNeeds().needByCode.get(ref);
	return { kind, ref, need: need ? { nl: need.nl, en: need.en } : null };
};
export type Evidence = ReturnType<typeof withNeed>;
