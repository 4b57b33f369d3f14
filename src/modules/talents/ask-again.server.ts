import { cardsKeptBy, cardsOfMyTeam, cardsToAskAgain } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { talentsToWake } from './talents.store.server.ts';

/** "Ask me again in spring": about the card as a whole, or about one talent or wish on it. */
export type AskAgain = {
	cardId: string;
	called: string;
	/** The day they named. */
	on: string;
	/** Why then, or the words of the talent or wish. */
	about: string;
	talentId: string | null;
	/** Whether the actor keeps the card; otherwise a colleague of the team does. */
	mine: boolean;
};

/** Whom the actor's team promised to ask again by this day: one's own first, then who waits longest. */
export async function askAgainDue(tx: Tx, actor: Actor, day: string): Promise<AskAgain[]> {
	const cards = new Map((await cardsOfMyTeam(tx, actor)).map((card) => [card.id, card]));
	const mine = new Set((await cardsKeptBy(tx, actor.personId ?? '')).map(({ id }) => id));
	const asWhole = (await cardsToAskAgain(tx, actor, day)).map(
		({ id, called, askAgainOn, askAgainWhy }): AskAgain => ({
			cardId: id,
			called,
			on: askAgainOn ?? day,
			about: askAgainWhy,
			talentId: null,
			mine: mine.has(id),
		}),
	);
	const woken = (await talentsToWake(tx, actor.municipalityId, actor.teamId ?? '', day)).flatMap(
		(talent): AskAgain[] => {
			const card = cards.get(talent.cardId);
			if (!card || card.restrictedAt) return [];
			const { id: cardId, called } = card;
			return [
				{ cardId, called, on: talent.wakeOn ?? day, about: talent.words, talentId: talent.id, mine: mine.has(cardId) },
			];
		},
	);
	return [...asWhole, ...woken].sort((a, b) => Number(b.mine) - Number(a.mine) || a.on.localeCompare(b.on));
}
