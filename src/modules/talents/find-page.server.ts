import { areasOf } from '#modules/areas/index.server';
import { searchNeeds } from '#modules/needs';
import { suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { teamNames, workersNow } from '#modules/people/index.server';
import type { Ask } from '#platform/route/index.server';
import { type FoundTalent, type Sought, whatFits } from './find.store.server.ts';
import type { FindAsked } from './talents.forms.ts';

/** No list on a screen is longer; whoever looks for somebody else says more. */
const mostFound = 50;

/** What fits what was asked: cards of the own team by name, what other teams share without one. Nothing when nothing was asked. */
export async function findPage({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, asked: FindAsked) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ kind }) => kind !== 'municipality');
	const areaNames = new Map(areas.map(({ code, name }) => [code, name]));
	const places = areas
		.map(({ code, name, parentCode }) => ({
			value: code,
			label: areaNames.has(parentCode ?? '') ? `${name} (${areaNames.get(parentCode ?? '')})` : name,
		}))
		.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
	const sought: Sought = {
		words: asked.zoek || undefined,
		kind: asked.soort || undefined,
		areaCode: asked.waar || undefined,
		when: asked.wanneer || undefined,
		language: asked.taal || undefined,
		needCodes: subjectsOf(asked.zoek),
	};
	const any = Boolean(asked.zoek || asked.soort || asked.waar || asked.wanneer || asked.taal);
	const teamId = actor.teamId ?? '';
	const { cards, shared } =
		any && teamId ? await whatFits(tx, actor.municipalityId, teamId, sought, mostFound) : { cards: [], shared: [] };
	const keepers = await workersNow(tx, actor.municipalityId, [
		...new Set(cards.flatMap(({ keeperId }) => keeperId ?? [])),
	]);
	const teams = await teamNames(tx, actor.municipalityId);
	const place = (code: string | null) => areaNames.get(code ?? '') ?? null;
	return {
		asked,
		any,
		places,
		cards: cards.map(({ id, called, areaCode, keeperId, talents }) => ({
			id,
			called,
			area: place(areaCode),
			keeper: keepers.get(keeperId ?? '') ?? null,
			mine: keeperId === actor.personId,
			talents: talents.map(withSubject),
		})),
		shared: shared.map((talent) => ({
			...withSubject(talent),
			area: place(talent.areaCode),
			team: teams.get(talent.teamId ?? '') ?? null,
		})),
		more: Math.max(cards.length, shared.length) === mostFound,
	};
}

const withSubject = ({ id, kind, words, needCode, languages, wakeOn }: FoundTalent) => {
	const need = needCode ? theNeeds().needByCode.get(needCode) : undefined;
	return { id, kind, words, languages, wakeOn, need: need ? { nl: need.nl, en: need.en } : null };
};

/** The subjects these words may be about: "tuinman" also finds who said that they like pruning. */
function subjectsOf(words: string): string[] {
	if (words.length < 3) return [];
	const told = suggestNeedsFor(words, 2);
	return [
		...new Set([
			...searchNeeds(theNeeds(), words, 3).map(({ code }) => code),
			...(told === 'abstain' ? [] : told.map(({ code }) => code)),
		]),
	];
}
