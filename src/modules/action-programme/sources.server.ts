import { analysesScreen } from '#modules/area-analysis/index.server';
import { isSensitiveNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { patternsResource } from '#modules/patterns/index.server';
import { sessionsScreen } from '#modules/sessions/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';

export type Source = { value: string; nl: string; en: string };

/** What a goal of this area can come from: sessions held there, an analysis everybody reads, a pattern that tells of nobody. */
export async function sourcesFor(tx: Tx, actor: Actor, areaCode: string): Promise<Source[]> {
	const district = areaCode.slice(2, 8);
	const here = (code: string) => code.slice(2, 8) === district;
	const ask = { tx, actor } as Ask;
	const { been, coming } = await sessionsScreen(ask);
	const { analyses } = await analysesScreen({ ...ask, about: () => {} });
	const { results } = await patternsResource({ tx, actor }, { state: undefined });
	return [
		...[...coming, ...been]
			.filter((one) => here(one.areaCode))
			.map(({ code, institution, heldOn }) => ({
				value: `session ${code}`,
				nl: `Bijeenkomst: ${institution}, ${heldOn}`,
				en: `Session: ${institution}, ${heldOn}`,
			})),
		...analyses
			.filter((one) => here(one.areaCode) && one.public)
			.map(({ areaCode: code, title }) => ({
				value: `analysis ${code}`,
				nl: `Analyse: ${title}`,
				en: `Analysis: ${title}`,
			})),
		...results.flatMap(({ need, districtCodes }) => {
			const found = need ? theNeeds().needByCode.get(need) : undefined;
			return found && districtCodes.some(here) && !isSensitiveNeed(theNeeds(), found.code)
				? [{ value: `pattern ${found.code}`, nl: `Patroon: ${found.nl}`, en: `Pattern: ${found.en}` }]
				: [];
		}),
	];
}

/** What everybody reads of where a goal comes from, with the way to it. */
export function sourceShown(kind: string, ref: string): { href: string | null; nl: string; en: string } {
	const need = kind === 'pattern' ? theNeeds().needByCode.get(ref) : undefined;
	if (need) return { href: null, nl: need.nl, en: need.en };
	if (kind === 'session')
		return { href: `/bijeenkomst/${ref}`, nl: 'een bijeenkomst in de buurt', en: 'a session in the neighbourhood' };
	if (kind === 'analysis')
		return { href: `/gebied/${ref}/analyse`, nl: 'de analyse met bewoners', en: 'the analysis with residents' };
	return { href: null, nl: ref, en: ref };
}
