import { approachesFor } from '#modules/approaches';
import { loadApproaches } from '#modules/approaches/index.server';
import { parentOf } from '#modules/areas';
import { similarInitiatives } from '#modules/initiatives/index.server';
import { themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { findCard } from '#modules/people/index.server';
import { countOthersNearby, publishedOffersNear } from '#modules/signals/index.server';
import type { Talent } from '#modules/talents';
import type { Ask } from '#platform/route/index.server';
import { type Search, searchFor, suggestionsFor } from './find-matches.server.ts';
import { wordsFor } from './match-screens.server.ts';
import { matchCards, suggestionsOfTheNight } from './matches.store.server.ts';
import { reasonsOf, scorePair } from './pair.ts';
import { ownWish } from './propose-match.server.ts';

const mostSuggestions = 5;
const mostElsewhere = 3;

/**
 * One wish of one's own person, informal first: who they know, who fits, what there is already, whether others want the same,
 * and only then a professional. Neighbours of other teams come without a name or a card.
 * @throws NotFound for a wish of another team
 */
export async function wishScreen({ tx, actor, params, url, about }: Ask) {
	const wish = await ownWish(tx, actor, params['id'] ?? '');
	about({ type: 'wish', id: wish.id, personId: wish.cardId });
	const words = await wordsFor(tx, actor.municipalityId);
	const search = await searchFor(tx, actor.municipalityId, [wish]);
	const ready = (await suggestionsOfTheNight(tx, actor.municipalityId)).get(wish.id);
	const suggestions = suggestionsFor(search, wish, mostSuggestions)
		// What is best for everybody together comes first, when there is too little to go round.
		.sort((a, b) => Number(b.offer.id === ready) - Number(a.offer.id === ready))
		.map(({ offer, ...pair }) => {
			const talent = search.talents.get(offer.id);
			return {
				talentId: offer.id,
				words: talent?.words ?? '',
				need: words.need(offer.needCode),
				place: words.place(offer.areaCode),
				byExperience: talent?.byExperience ?? false,
				sameTeam: talent?.teamId === actor.teamId,
				byNight: offer.id === ready,
				reasons: reasonsOf(pair),
			};
		});
	const areaCode = wish.areaCode ?? '';
	const { othersIn } =
		wish.needCode && areaCode
			? await countOthersNearby(tx, actor, { areaCode, needCode: wish.needCode, personId: wish.cardId })
			: { othersIn: null };
	return {
		wish: {
			id: wish.id,
			words: wish.words,
			cardId: wish.cardId,
			person: (await findCard(tx, wish.cardId))?.called ?? '',
			need: words.need(wish.needCode),
			needCode: wish.needCode,
			place: words.place(wish.areaCode),
		},
		running: (await matchCards(tx)).find((one) => one.talentId === wish.id && one.endedAt === null)?.sideId,
		suggestions,
		chosen: suggestions.find(({ talentId }) => talentId === url.searchParams.get('talent')) ?? null,
		none: suggestions.length > 0 ? null : whyNobody(search, wish),
		...(await whatThereIs(tx, actor.municipalityId, wish)),
		together: othersIn && wish.needCode ? { need: wish.needCode, area: areaCode } : null,
	};
}

/** Why nobody is proposed, when it lies in the wish itself or in what is asked for it. */
function whyNobody(search: Search, wish: Talent): 'no-subject' | 'sensitive' | 'screening' | 'nobody' {
	if (!wish.needCode) return 'no-subject';
	if (search.policy.sensitive(wish.needCode)) return 'sensitive';
	const need = search.needOf(wish);
	return search.offers.some((offer) => scorePair(need, offer, search.policy).blocked === 'screening-needed')
		? 'screening'
		: 'nobody';
}

/** Clubs, places and initiatives nearby, and ways in which neighbours did it together. Nothing of persons. */
async function whatThereIs(tx: Ask['tx'], municipalityId: string, { needCode, areaCode }: Talent) {
	const need = needCode ? theNeeds().needByCode.get(needCode) : undefined;
	if (!need || !areaCode) return { offers: [], initiatives: [], approaches: [] };
	const theme = themeOfNeed(theNeeds(), need.code)?.code ?? null;
	const offers = await publishedOffersNear(tx, municipalityId, parentOf(areaCode) ?? areaCode, 50);
	const alike = await similarInitiatives(tx, municipalityId, { words: need.nl, areaCode, approachCode: null });
	return {
		offers: offers
			.filter(
				({ kind, needCode: code, areaCode: there }) =>
					kind !== 'zoek' &&
					code &&
					there.slice(2, 8) === areaCode.slice(2, 8) &&
					themeOfNeed(theNeeds(), code)?.code === theme,
			)
			.slice(0, mostElsewhere)
			.map(({ id, title, place }) => ({ id, title, place })),
		initiatives: alike.slice(0, mostElsewhere).map(({ id, title, areaName }) => ({ id, title, place: areaName })),
		approaches: approachesFor(loadApproaches().approaches, { need: need.code, theme })
			.filter(({ approach }) => approach.kind === 'approach')
			.slice(0, mostElsewhere)
			.map(({ approach: { code, title } }) => ({ code, nl: title.nl, en: title.en })),
	};
}
