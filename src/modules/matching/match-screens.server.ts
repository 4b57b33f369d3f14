import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { writtenTo } from '#modules/people';
import { calledOnCards, findCard } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { cardBehind } from './answer-match.server.ts';
import { searchFor, suggestionsFor } from './find-matches.server.ts';
import { isOpen, type MatchCard, waitsForAnswer, waitsForStory } from './match.ts';
import { matchCards, matchingIsOn, ownBalance } from './matches.store.server.ts';
import { wishesOfMyTeam } from './propose-match.server.ts';

type Named = { nl: string; en: string };
export type MatchShown = Omit<MatchCard, 'cardId' | 'byCode' | 'rules'> & {
	need: Named;
	place: string;
	rules: string[];
	/** For the worker who speaks with them. */
	person: string | null;
	cardId: string | null;
	waits: 'answer' | 'story' | null;
};

/** Names of subjects and places, looked up once. */
export async function wordsFor(tx: Tx, municipalityId: string) {
	const areas = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	const { needByCode } = theNeeds();
	return {
		place: (code: string | null): string => (code ? (areas.get(code) ?? '') : ''),
		need: (code: string | null): Named => {
			const { nl = '', en = '' } = (code ? needByCode.get(code) : undefined) ?? {};
			return { nl, en };
		},
	};
}

async function shown(tx: Tx, actor: Actor, cards: readonly MatchCard[]): Promise<MatchShown[]> {
	const words = await wordsFor(tx, actor.municipalityId);
	const names = await calledOnCards(
		tx,
		actor,
		cards.flatMap(({ ours, cardId }) => (ours && cardId ? [cardId] : [])),
	);
	const now = clock.now();
	return cards.map(({ byCode: _, rules, ...card }) => ({
		...card,
		rules: [...rules],
		need: words.need(card.needCode),
		place: words.place(card.areaCode),
		person: card.ours && card.cardId ? (names.get(card.cardId) ?? '') : null,
		waits: waitsForAnswer(card, clock.today()) ? 'answer' : waitsForStory(card, now) ? 'story' : null,
	}));
}

/** The sides of the actor's own people, for a list: how to reach the other stands on the page of the match alone. */
const oursOf = async (tx: Tx, actor: Actor): Promise<MatchShown[]> =>
	shown(
		tx,
		actor,
		(await matchCards(tx)).flatMap((one) => (one.ours ? [{ ...one, otherContact: '' }] : [])),
	);

/** For Vandaag: who still has to be asked for a yes or a no, and of whom we are curious how it went. */
export async function matchesToday({
	tx,
	actor,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'about'>): Promise<{ waiting: MatchShown[]; stories: MatchShown[] }> {
	const matches = await oursOf(tx, actor);
	const waiting = matches.filter(({ waits }) => waits === 'answer');
	const stories = matches.filter(({ waits }) => waits === 'story');
	about({ personIds: [...waiting, ...stories].flatMap(({ cardId }) => cardId ?? []) });
	return { waiting, stories };
}

/** Everything of one team: what waits, what runs, and wishes for which nobody was asked yet, with how many would fit. */
export async function matchesScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const matches = await oursOf(tx, actor);
	const asked = new Set(matches.filter((one) => one.side === 'asks' && isOpen(one)).map(({ talentId }) => talentId));
	const wishes = (await wishesOfMyTeam(tx, actor)).filter(({ id }) => !asked.has(id));
	const search = await searchFor(tx, actor.municipalityId, wishes);
	const words = await wordsFor(tx, actor.municipalityId);
	const called = await calledOnCards(
		tx,
		actor,
		wishes.map(({ cardId }) => cardId),
	);
	const open = wishes.map((wish) => ({
		id: wish.id,
		person: called.get(wish.cardId) ?? '',
		words: wish.words,
		place: words.place(wish.areaCode),
		fits: suggestionsFor(search, wish, 5).length,
	}));
	return {
		on: await matchingIsOn(tx),
		waiting: matches.filter(({ waits }) => waits === 'answer'),
		stories: matches.filter(({ waits }) => waits === 'story'),
		running: matches.filter((one) => isOpen(one) && one.waits === null),
		over: matches.filter((one) => !isOpen(one)).slice(0, 10),
		wishes: open.sort((a, b) => b.fits - a.fits || a.person.localeCompare(b.person)),
	};
}

/** One side of one match, for the worker who speaks with this person. @throws NotFound */
export async function matchScreen({ tx, actor, params, about }: Ask) {
	const ours = (await matchCards(tx)).filter((one) => one.ours);
	const card = ours.find(({ sideId }) => sideId === params['id']);
	const [match] = card ? await shown(tx, actor, [card]) : [];
	if (!card || !match) throw new NotFound('match', params['id'] ?? '');
	// Of a person of another team the card is not known here; of one's own it is.
	const sides = card.otherCalled ? ours.filter(({ id }) => id === card.id) : [card];
	about({ type: 'match', id: card.id, personIds: sides.flatMap(({ cardId }) => cardId ?? []) });
	const person = card.cardId ? await findCard(tx, card.cardId) : undefined;
	return {
		match,
		contact: person
			? {
					by: person.contactBy,
					note: person.contactNote,
					value: person.contactBy === 'phone' ? person.phone : writtenTo(person),
				}
			: null,
	};
}

/** What somebody who signs in is asked, has, and gave and got. The balance is theirs alone. */
export async function ownMatchesScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const cards = (await matchCards(tx)).filter(({ cardId, ours }) => !ours && cardId === actor.personId);
	return { matches: await shown(tx, actor, cards.filter(isOpen)), balance: await ownBalance(tx) };
}

/** One of them. @throws NotFound, also when it is over */
export async function ownMatchScreen({ tx, actor, params }: Ask) {
	const { matches } = await ownMatchesScreen({ tx, actor });
	const match = matches.find(({ sideId }) => sideId === params['id']);
	if (!match) throw new NotFound('match', params['id'] ?? '');
	return { match, called: (await findCard(tx, actor.personId ?? ''))?.called ?? '' };
}

/** The page behind a code: the same, without an account, for as long as it goes on. */
export async function matchCodeScreen({ tx, actor, params, event }: Ask) {
	const card = await cardBehind(tx, params['code'] ?? '');
	const [match] = card ? await shown(tx, actor, [{ ...card, ours: false, cardId: null, talentId: null }]) : [];
	// Other sites get no address of ours at all (same-origin); stricter, and the form without script would lose its origin.
	event.setHeaders({ 'cache-control': 'no-store' });
	return { match: match ?? null };
}

export async function matchSwitchScreen({ tx }: Pick<Ask, 'tx'>) {
	return { on: await matchingIsOn(tx) };
}
