import { learnedIn, suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import type { PersonCard } from '#modules/people';
import { cardOrKept } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { mayKeepTalents, mayReadTalents } from './talent.policy.ts';
import type { Talent } from './talent.ts';
import { talentById, talentsOnCard } from './talents.store.server.ts';

type Asking = Pick<Ask, 'tx' | 'actor'>;
type Named = { nl: string; en: string };
export type TalentShown = Talent & { need: Named | null };
export type TalentList = {
	cardId: string;
	/** For the next one, so that sending it twice adds it once. */
	freshId: string;
	talents: TalentShown[];
	/** Ended so shortly ago that it can still be put back. */
	justEnded: TalentShown | null;
	mayKeep: boolean;
};

const named = (talent: Talent): TalentShown => {
	const need = talent.needCode ? theNeeds().needByCode.get(talent.needCode) : undefined;
	return { ...talent, need: need ? { nl: need.nl, en: need.en } : null };
};

/** What somebody can and wants. `ended` is the one that was just stopped, to be put back. */
export async function talentList({ tx, actor }: Asking, cardId: string, ended: string | null): Promise<TalentList> {
	const card = await cardSeen({ tx, actor }, cardId);
	const all = await talentsOnCard(tx, card.id, dayAfter(clock.today(), -1));
	const justEnded = all.find(({ id, endedOn }) => id === ended && endedOn !== null);
	return {
		cardId: card.id,
		freshId: newId(),
		talents: all.filter(({ endedOn }) => endedOn === null).map(named),
		justEnded: justEnded ? named(justEnded) : null,
		mayKeep: mayKeepTalents(actor, card),
	};
}

/** One of them, with the subjects it may be about. */
export async function talentPage({ tx, actor }: Asking, cardId: string, id: string) {
	const card = await cardSeen({ tx, actor }, cardId);
	const talent = await talentById(tx, id);
	if (!talent || !mayKeepTalents(actor, card) || talent.endedOn) throw new NotFound('talent', id);
	const on = await talentsOnCard(tx, card.id);
	if (!on.some((one) => one.id === id)) throw new NotFound('talent', id);
	const found = suggestNeedsFor(talent.words, 3, await learnedIn(tx, actor.municipalityId));
	const codes = [...new Set([talent.needCode ?? [], found === 'abstain' ? [] : found.map(({ code }) => code)].flat())];
	const needs = codes.flatMap((code) => {
		const need = theNeeds().needByCode.get(code);
		return need ? [{ code, nl: need.nl, en: need.en }] : [];
	});
	return { talent: named(talent), needs, called: card.called, today: clock.today() };
}

/** One's own card. Who works here for an organisation has none. */
export async function ownTalentsPage(ask: Pick<Ask, 'tx' | 'actor' | 'url'>) {
	const card = await cardSeen(ask, ask.actor.personId ?? '');
	return {
		...(await talentList(ask, card.id, ask.url.searchParams.get('gestopt'))),
		languages: card.languages,
		available: card.available,
	};
}

async function cardSeen({ tx, actor }: Asking, id: string): Promise<PersonCard> {
	const card = await cardOrKept(tx, id);
	if (!card || !mayReadTalents(actor, card)) throw new NotFound('person-card', id);
	return card;
}
