import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Gift, Review, Upkeep } from './upkeep.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.upkeep': {
			municipality_id: string;
			id: string;
			area_code: string;
			initiative_id: string | null;
			place: string;
			does: string;
			months: number[];
			gives: Gift[];
			gives_words: string;
			cents: string | number | null;
			starts_on: string;
			proposed_on: string;
			group_called: string;
			resident_called: string;
			resident_reach: string;
			reachable: Generated<boolean>;
			noted_by: string;
			resident_yes_on: Generated<string | null>;
			resident_yes_how: Generated<'code' | 'account' | 'spoken' | null>;
			code_hash: string | null;
			contact_id: Generated<string | null>;
			contact_called: Generated<string>;
			town_yes_on: Generated<string | null>;
			review_on: Generated<string | null>;
			ended_on: Generated<string | null>;
			ended_by: Generated<'resident' | 'town' | null>;
			end_why: Generated<string>;
		};
		'community.upkeep_review': {
			municipality_id: string;
			upkeep_id: string;
			review_on: string;
			side: Review['side'];
			goes: Review['goes'];
			received: Review['received'];
			wants: Review['wants'];
			words: string;
			told_on: string;
		};
		'open.upkeep': {
			municipality_id: string;
			id: string;
			area_code: string;
			place: string;
			does: string;
			months: number[];
			since: string;
		};
	}
}

const shown = [
	'id',
	'area_code as areaCode',
	'initiative_id as initiativeId',
	'place',
	'does',
	'months',
	'gives',
	'gives_words as givesWords',
	'cents',
	'starts_on as startsOn',
	'proposed_on as proposedOn',
	'group_called as groupCalled',
	'reachable',
	'resident_yes_on as residentYesOn',
	'resident_yes_how as residentYesHow',
	'contact_id as contactId',
	'contact_called as contactCalled',
	'town_yes_on as townYesOn',
	'review_on as reviewOn',
	'ended_on as endedOn',
	'ended_by as endedBy',
	'end_why as endWhy',
] as const;

const inCents = <T extends { cents: string | number | null }>(row: T): T & { cents: number | null } => ({
	...row,
	cents: row.cents === null ? null : Number(row.cents),
});

/** Those the actor may see, by place. */
export async function upkeepSeen(tx: Tx, municipalityId: string): Promise<Upkeep[]> {
	const rows = await tx
		.selectFrom('community.upkeep')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('place')
		.orderBy('id')
		.limit(500)
		.execute();
	return rows.map(inCents);
}

export async function findUpkeep(tx: Tx, municipalityId: string, id: string): Promise<Upkeep | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.upkeep')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && inCents(row);
}

export type NewUpkeep = Pick<
	Upkeep,
	| 'id'
	| 'areaCode'
	| 'initiativeId'
	| 'place'
	| 'does'
	| 'months'
	| 'gives'
	| 'givesWords'
	| 'cents'
	| 'startsOn'
	| 'proposedOn'
	| 'groupCalled'
> & { residentCalled: string; residentReach: string; notedBy: string };

export async function addUpkeep(
	tx: Tx,
	municipalityId: string,
	one: NewUpkeep,
	codeHash: string | null,
): Promise<void> {
	await tx
		.insertInto('community.upkeep')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			initiative_id: one.initiativeId,
			place: one.place,
			does: one.does,
			months: one.months,
			gives: one.gives,
			gives_words: one.givesWords,
			cents: one.cents,
			starts_on: one.startsOn,
			proposed_on: one.proposedOn,
			group_called: one.groupCalled,
			resident_called: one.residentCalled,
			resident_reach: one.residentReach,
			noted_by: one.notedBy,
			code_hash: codeHash,
		})
		.execute();
}

type Change =
	| { code_hash: string }
	| { resident_yes_on: string; resident_yes_how: 'account' | 'spoken' }
	| { contact_id: string; contact_called: string; town_yes_on: string }
	| {
			ended_on: string;
			ended_by: 'resident' | 'town';
			end_why: string;
			resident_called: '';
			resident_reach: '';
			code_hash: null;
	  };

/** Whether it was not over yet. */
export async function changeUpkeep(tx: Tx, municipalityId: string, id: string, set: Change): Promise<boolean> {
	let query = tx
		.updateTable('community.upkeep')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null);
	// Who says yes first is the contact; a second yes changes nothing.
	if ('town_yes_on' in set) query = query.where('town_yes_on', 'is', null);
	if ('resident_yes_on' in set) query = query.where('resident_yes_on', 'is', null);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Name and number of the neighbour, for who wrote them down and the named contact; nothing for others. */
export async function reachOf(tx: Tx, id: string): Promise<{ called: string; reach: string } | undefined> {
	const { rows } = await sql<{ called: string; reach: string }>`select * from community.upkeep_reach(${id})`.execute(
		tx,
	);
	return rows[0];
}

export const reviewsOf = async (tx: Tx, municipalityId: string, ids: readonly string[]) =>
	ids.length
		? tx
				.selectFrom('community.upkeep_review')
				.select([
					'upkeep_id as upkeepId',
					'review_on as reviewOn',
					'side',
					'goes',
					'received',
					'wants',
					'words',
					'told_on as toldOn',
				])
				.where('municipality_id', '=', municipalityId)
				.where('upkeep_id', 'in', ids)
				.orderBy('review_on', 'desc')
				.orderBy('side')
				.execute()
		: [];

/** False when this side looked back already. */
export async function addReview(tx: Tx, municipalityId: string, upkeepId: string, review: Review): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.upkeep_review')
		.values({
			municipality_id: municipalityId,
			upkeep_id: upkeepId,
			review_on: review.reviewOn,
			side: review.side,
			goes: review.goes,
			received: review.received,
			wants: review.wants,
			words: review.words,
			told_on: review.toldOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** For everybody: what neighbours look after, in an area with everything inside it. */
export const publicUpkeep = (tx: Tx, municipalityId: string, inside: string) =>
	tx
		.selectFrom('open.upkeep')
		.select(['id', 'area_code as areaCode', 'place', 'does', 'months', 'since'])
		.where('municipality_id', '=', municipalityId)
		.where(sql<boolean>`starts_with(substr(area_code, 3), ${inside})`)
		.orderBy('area_code')
		.orderBy('place')
		.limit(500)
		.execute();

export type ByCode = Pick<
	Upkeep,
	| 'id'
	| 'areaCode'
	| 'place'
	| 'does'
	| 'months'
	| 'gives'
	| 'givesWords'
	| 'cents'
	| 'startsOn'
	| 'groupCalled'
	| 'contactCalled'
	| 'residentYesOn'
	| 'townYesOn'
	| 'reviewOn'
> & { residentCalled: string; lookedBack: boolean };

export async function upkeepByCode(tx: Tx, hash: string): Promise<ByCode | undefined> {
	const { rows } = await sql<ByCode>`
		select id, area_code as "areaCode", place, does, months, gives, gives_words as "givesWords", cents, starts_on as "startsOn", group_called as "groupCalled",
			resident_called as "residentCalled", contact_called as "contactCalled", resident_yes_on as "residentYesOn", town_yes_on as "townYesOn", review_on as "reviewOn",
			looked_back as "lookedBack"
		from community.upkeep_by_code(${hash})`.execute(tx);
	return rows[0] && inCents(rows[0]);
}

const said = async (done: Promise<{ rows: { done: boolean }[] }>): Promise<boolean> =>
	(await done).rows[0]?.done === true;

export const yesByCode = (tx: Tx, hash: string, today: string): Promise<boolean> =>
	said(sql<{ done: boolean }>`select community.upkeep_yes_by_code(${hash}, ${today}::date) as done`.execute(tx));

export const reviewByCode = (
	tx: Tx,
	hash: string,
	{ goes, received, wants, words }: Pick<Review, 'goes' | 'received' | 'wants' | 'words'>,
	today: string,
): Promise<boolean> =>
	said(
		sql<{
			done: boolean;
		}>`select community.upkeep_review_by_code(${hash}, ${goes}, ${received}, ${wants}, ${words}, ${today}::date) as done`.execute(
			tx,
		),
	);

export const stopByCode = (tx: Tx, hash: string, why: string, today: string): Promise<boolean> =>
	said(
		sql<{ done: boolean }>`select community.upkeep_stop_by_code(${hash}, ${why}, ${today}::date) as done`.execute(tx),
	);
