import type { Generated, Selectable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { isId } from '#platform/ids';
import type { DayPart } from './day-parts.ts';
import type { ConsentWay, ContactWay, PersonCard } from './people.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.person_card': {
			municipality_id: string;
			id: string;
			account_id: string | null;
			called: string;
			area_code: string | null;
			keeper_id: string | null;
			team_id: string | null;
			consent_given_on: string | null;
			consent_how: ConsentWay | null;
			consent_withdrawn_at: Generated<Date | null>;
			contact_by: Generated<ContactWay>;
			contact_note: Generated<string>;
			made_at: Date;
			last_active_on: string;
			erase_on: Generated<string | null>;
			erased_at: Generated<Date | null>;
			written_to: Generated<number>;
			written_on: Generated<string | null>;
			phone: Generated<string>;
			mail: Generated<string>;
			languages: Generated<string[]>;
			available: Generated<DayPart[]>;
			ask_again_on: Generated<string | null>;
			ask_again_why: Generated<string>;
			restricted_at: Generated<Date | null>;
			merged_into: Generated<string | null>;
			merged_at: Generated<Date | null>;
			not_same_as: Generated<string[]>;
		};
	}
}

export const asCard = (row: Selectable<Tables['community.person_card']>): PersonCard => ({
	id: row.id,
	called: row.called,
	areaCode: row.area_code,
	keeperId: row.keeper_id,
	teamId: row.team_id,
	own: row.account_id !== null,
	consentGivenOn: row.consent_given_on,
	consentHow: row.consent_how,
	consentWithdrawnAt: row.consent_withdrawn_at,
	contactBy: row.contact_by,
	contactNote: row.contact_note,
	phone: row.phone,
	mail: row.mail,
	languages: row.languages,
	available: row.available,
	askAgainOn: row.ask_again_on,
	askAgainWhy: row.ask_again_why,
	restrictedAt: row.restricted_at,
	mergedInto: row.merged_into,
	eraseOn: row.erase_on,
	madeAt: row.made_at,
	lastActiveOn: row.last_active_on,
});

export type NewCard = {
	municipalityId: string;
	id: string;
	accountId: string | null;
	called: string;
	areaCode: string | null;
	keeperId: string | null;
	teamId: string | null;
	consentGivenOn: string | null;
	consentHow: ConsentWay | null;
	/** Through the keeper when nothing was said about it. */
	contactBy?: ContactWay;
	contactNote?: string;
	/** Normalised; only on a card that somebody keeps. */
	phone?: string;
	mail?: string;
	languages?: string[];
	available?: DayPart[];
	askAgainOn?: string | null;
	askAgainWhy?: string;
	madeAt: Date;
	today: string;
};

/** A card as its row. */
export const rowOfCard = (card: NewCard) => ({
	municipality_id: card.municipalityId,
	id: card.id,
	account_id: card.accountId,
	called: card.called,
	area_code: card.areaCode,
	keeper_id: card.keeperId,
	team_id: card.teamId,
	consent_given_on: card.consentGivenOn,
	consent_how: card.consentHow,
	contact_by: card.contactBy ?? 'keeper',
	contact_note: card.contactNote ?? '',
	phone: card.phone ?? '',
	mail: card.mail ?? '',
	languages: card.languages ?? [],
	available: card.available ?? [],
	ask_again_on: card.askAgainOn ?? null,
	ask_again_why: card.askAgainWhy ?? '',
	made_at: card.madeAt,
	last_active_on: card.today,
});

/** False when the id, or the account's card, was there already. */
export async function addCard(tx: Tx, card: NewCard): Promise<boolean> {
	const done = await tx
		.insertInto('community.person_card')
		.values(rowOfCard(card))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function cardById(tx: Tx, id: string): Promise<PersonCard | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.selectFrom('community.person_card').selectAll().where('id', '=', id).executeTakeFirst();
	return row && asCard(row);
}

export async function cardOfAccount(
	tx: Tx,
	municipalityId: string,
	accountId: string,
): Promise<PersonCard | undefined> {
	const row = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return row && asCard(row);
}

export async function cardsWithKeeper(tx: Tx, keeperId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('keeper_id', '=', keeperId)
		.where('merged_into', 'is', null)
		.orderBy('called')
		.limit(500)
		.execute();
	return rows.map(asCard);
}

export async function cardsOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('merged_into', 'is', null)
		.orderBy('called')
		.limit(500)
		.execute();
	return rows.map(asCard);
}

export type CardChange = Partial<{
	called: string;
	area_code: string | null;
	contact_by: ContactWay;
	contact_note: string;
	keeper_id: string;
	phone: string;
	mail: string;
	languages: string[];
	available: DayPart[];
	ask_again_on: string | null;
	ask_again_why: string;
	restricted_at: Date | null;
	consent_withdrawn_at: Date | null;
	erase_on: string | null;
	last_active_on: string;
}>;

/** False when the card is not there for this actor. */
export async function changeCard(tx: Tx, municipalityId: string, id: string, change: CardChange): Promise<boolean> {
	const done = await tx
		.updateTable('community.person_card')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function cardsToErase(
	tx: Tx,
	municipalityId: string,
	today: string,
): Promise<{ id: string; accountId: string | null }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id'])
		.where('municipality_id', '=', municipalityId)
		.where('erase_on', '<=', today)
		.where('erased_at', 'is', null)
		// What stands behind another goes along with that one.
		.where('merged_into', 'is', null)
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id }));
}

/** Leaves an empty row, so that what others hold points at nobody, and destroys the name in the trail. */
export async function emptyCard(tx: Tx, municipalityId: string, id: string, now: Date): Promise<void> {
	await tx
		.updateTable('community.person_card')
		.set({
			called: '',
			area_code: null,
			keeper_id: null,
			team_id: null,
			account_id: null,
			consent_given_on: null,
			consent_how: null,
			contact_by: 'nobody',
			contact_note: '',
			phone: '',
			mail: '',
			languages: [],
			available: [],
			ask_again_on: null,
			ask_again_why: '',
			erased_at: now,
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('erased_at', 'is', null)
		.execute();
}

/** Cards of accounts that nobody used since a day, and that so many letters went to, the last one before `quietSince`. At most 500. */
export async function cardsToWriteTo(
	tx: Tx,
	municipalityId: string,
	{ letters, idleSince, quietSince }: { letters: number; idleSince: string; quietSince: string },
): Promise<{ id: string; accountId: string; lastActiveOn: string }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id', 'last_active_on'])
		.where('municipality_id', '=', municipalityId)
		.where('account_id', 'is not', null)
		.where('erase_on', 'is', null)
		.where('erased_at', 'is', null)
		.where('written_to', '=', letters)
		.where('last_active_on', '<=', idleSince)
		.where((on) => on.or([on('written_on', 'is', null), on('written_on', '<=', quietSince)]))
		.limit(500)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id as string, lastActiveOn: row.last_active_on }));
}

/** Of these cards who they are of and which team keeps them, in one question; whoever may not see a card does not get it. */
export async function cardsWithIds(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
): Promise<{ id: string; called: string; teamId: string | null }[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'called', 'team_id'])
		.where('municipality_id', '=', municipalityId)
		.where('id', 'in', ids)
		.execute();
	return rows.map((row) => ({ id: row.id, called: row.called, teamId: row.team_id }));
}

/** The account behind a card, to write to; undefined when its person does not sign in. */
export async function accountOfCard(tx: Tx, municipalityId: string, id: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('community.person_card')
		.select('account_id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.account_id ?? undefined;
}

export async function noteLetter(
	tx: Tx,
	municipalityId: string,
	id: string,
	letters: number,
	day: string,
): Promise<void> {
	await tx
		.updateTable('community.person_card')
		.set({ written_to: letters, written_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Every card that is not erased, for the one task that looks whether it should be. */
export async function cardsThere(tx: Tx, municipalityId: string): Promise<{ id: string; accountId: string | null }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id'])
		.where('municipality_id', '=', municipalityId)
		.where('erased_at', 'is', null)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id }));
}

/** Cards of who wants to be left alone, longest first; as far as the actor reads them. */
export async function restingCards(tx: Tx, municipalityId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('restricted_at', 'is not', null)
		.orderBy('restricted_at')
		.limit(500)
		.execute();
	return rows.map(asCard);
}
