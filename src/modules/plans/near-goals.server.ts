import { activitiesOf } from '#modules/activities/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { findNeed, themeOfNeed } from '#modules/needs';
import { suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { mapEntriesNear } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { type Fits, fitting, type NearBy } from './near-goals.ts';
import type { Goal } from './plan.ts';

const needsIn = (text: string): string[] => {
	const found = suggestNeedsFor(text, 2);
	return found === 'abstain' ? [] : found.map(({ code }) => code);
};

/** What exists in the open of somebody's district, read in the open zone in a transaction of its own: no word of a plan goes there. */
async function openNear(actor: Actor, areaCode: string): Promise<NearBy[]> {
	const here = actor.municipalityId;
	const district = `WK${areaCode.slice(2, 8)}`;
	return asActor(actor, 'open', async (tx) => [
		...(await mapEntriesNear(tx, here, [district], { kinds: ['group', 'place', 'service'], limit: 30 })).map(
			({ id, name, summary, areaCode: code }): NearBy => ({
				...{ name, href: `/kaart/${id}`, step: 'place', areaCode: code },
				...{ needs: needsIn(`${name}. ${summary}`), onDay: null },
			}),
		),
		...(await activitiesOf(tx, here, { areaCode: district }, 30)).slice(0, 30).map(
			({ id, title, day }): NearBy => ({
				...{ name: title, href: `/activiteiten/${id}`, step: 'place', areaCode: '', needs: needsIn(title), onDay: day },
			}),
		),
		...(await initiativesNear(tx, here, district, 20)).map(
			({ id, title, summary, areaCode: code }): NearBy => ({
				...{ name: title, href: `/initiatief/${id}`, step: 'collective', areaCode: code },
				...{ needs: needsIn(`${title}. ${summary}`), onDay: null },
			}),
		),
	]);
}

/** Words of what a suggestion is about, in both languages of the screens. */
export type Near = Omit<Fits, 'needs' | 'areaCode' | 'need'> & { readonly about: { nl: string; en: string } | null };

/** By goal what exists near. Where it is about not being safe nothing of the neighbourhood is brought forward: that goes to a professional. */
export async function nearGoals(
	actor: Actor,
	areaCode: string,
	goals: readonly Pick<Goal, 'id' | 'words' | 'domain'>[],
): Promise<Record<string, Near[]>> {
	if (goals.length === 0) return {};
	const needs = theNeeds();
	const themeOf = (need: string) => themeOfNeed(needs, need)?.code;
	const near = await openNear(actor, areaCode);
	return Object.fromEntries(
		goals.map(({ id, words, domain }) => {
			const about = needsIn(words);
			if (domain === 'safe' || about.some((need) => themeOf(need) === 'safe-with-each-other')) return [id, []];
			return [
				id,
				fitting(about, near, themeOf, areaCode).map(({ name, href, step, onDay, because, need }): Near => {
					const known = need ? findNeed(needs, need) : undefined;
					return { name, href, step, onDay, because, about: known ? { nl: known.nl, en: known.en } : null };
				}),
			];
		}),
	);
}
