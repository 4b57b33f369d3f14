import type { Tx } from '#platform/db/index.server';
import { asCard, type NewCard, rowOfCard } from './cards.store.server.ts';
import type { PersonCard } from './people.ts';

/** Rows in one command: PostgreSQL takes at most 65,535 values. */
const atOnce = 1_000;

export async function insertCards(tx: Tx, cards: readonly NewCard[]): Promise<void> {
	for (let at = 0; at < cards.length; at += atOnce)
		await tx
			.insertInto('community.person_card')
			.values(cards.slice(at, at + atOnce).map(rowOfCard))
			.execute();
}

export async function allCardsOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('merged_into', 'is', null)
		.orderBy('called')
		.orderBy('id')
		.execute();
	return rows.map(asCard);
}
