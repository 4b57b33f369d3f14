import { sql, type Tx } from '#platform/db/index.server';
import type { CardPair } from './double-cards.ts';

/** Pairs of a team with the same number, address, or name in the same neighbourhood, that nobody said are two people. At most 50. */
export async function pairsAlike(tx: Tx, municipalityId: string, teamId: string): Promise<CardPair[]> {
	const { rows } = await sql<CardPair>`
		with card as materialized (
			select c.id, c.made_at, c.phone, c.mail, c.plain, c.area_code, c.not_same_as from community.person_card c
			where c.municipality_id = ${municipalityId} and c.team_id = ${teamId}
				and c.account_id is null and c.merged_into is null and c.restricted_at is null
		), alike as (
			select a.id as one, b.id as other, 1 as place, 'phone' as because, a.not_same_as from card a join card b on a.phone = b.phone and a.phone <> ''
				and (a.made_at, a.id) < (b.made_at, b.id)
			union all
			select a.id, b.id, 2, 'mail', a.not_same_as from card a join card b on a.mail = b.mail and a.mail <> '' and (a.made_at, a.id) < (b.made_at, b.id)
			union all
			select a.id, b.id, 3, 'name', a.not_same_as from card a join card b on a.plain = b.plain and a.plain <> '' and a.area_code = b.area_code
				and (a.made_at, a.id) < (b.made_at, b.id)
		)
		select distinct on (one, other) one, other, because from alike where not (other = any (not_same_as)) order by one, other, place limit 50`.execute(
		tx,
	);
	return rows;
}

/** Puts the second away behind the first. False when one of them is not there for this actor any more, or was put away already. */
export async function putTogether(
	tx: Tx,
	municipalityId: string,
	kept: string,
	gone: string,
	at: Date,
): Promise<boolean> {
	const done = await tx
		.updateTable('community.person_card')
		.set({ merged_into: kept, merged_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', gone)
		.where('merged_into', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('community.person_card as behind')
						.select('behind.id')
						.where('behind.municipality_id', '=', municipalityId)
						.where('behind.merged_into', '=', gone),
				),
			),
		)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function takeApart(tx: Tx, municipalityId: string, gone: string): Promise<boolean> {
	const done = await tx
		.updateTable('community.person_card')
		.set({ merged_into: null, merged_at: null })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', gone)
		.where('merged_into', 'is not', null)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** They are two people: not asked again. */
export async function noteTwoPeople(tx: Tx, municipalityId: string, one: string, other: string): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update community.person_card set not_same_as = array_append(not_same_as, ${other}::uuid)
		where municipality_id = ${municipalityId} and id = ${one} and not (${other}::uuid = any (not_same_as))`.execute(tx);
	return numAffectedRows === 1n;
}

export type CardBehind = { id: string; called: string; mergedAt: Date };

/** The cards that were put behind this one and can still be taken out. */
export async function cardsBehind(tx: Tx, municipalityId: string, kept: string): Promise<CardBehind[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'called', 'merged_at'])
		.where('municipality_id', '=', municipalityId)
		.where('merged_into', '=', kept)
		.where('erased_at', 'is', null)
		.orderBy('merged_at')
		.execute();
	return rows.map((row) => ({ id: row.id, called: row.called, mergedAt: row.merged_at as Date }));
}

/** Every card that was ever put behind this one, emptied ones too, also when the actor may not see them. */
export async function idsBehind(tx: Tx, kept: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from community.cards_put_behind(${kept}::uuid)`.execute(tx);
	return rows.map(({ id }) => id);
}

export async function cardsPutAwayBefore(
	tx: Tx,
	municipalityId: string,
	moment: Date,
): Promise<{ id: string; kept: string }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'merged_into'])
		.where('municipality_id', '=', municipalityId)
		.where('merged_at', '<', moment)
		.where('erased_at', 'is', null)
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, kept: row.merged_into as string }));
}

/** What the kept card did not say and the other did goes over; what both said stays as the kept card says it. */
export async function fillFrom(tx: Tx, municipalityId: string, kept: string, gone: string): Promise<void> {
	await sql`
		update community.person_card k set
			phone = case when k.phone = '' and k.keeper_id is not null then g.phone else k.phone end,
			mail = case when k.mail = '' and k.keeper_id is not null then g.mail else k.mail end,
			area_code = coalesce(k.area_code, g.area_code),
			languages = (select coalesce(array_agg(distinct one), '{}') from unnest(k.languages || g.languages) one),
			available = (select coalesce(array_agg(distinct one), '{}') from unnest(k.available || g.available) one),
			ask_again_on = coalesce(k.ask_again_on, g.ask_again_on),
			ask_again_why = case when k.ask_again_on is null then g.ask_again_why else k.ask_again_why end
		from community.person_card g
		where k.municipality_id = ${municipalityId} and k.id = ${kept} and k.erased_at is null
			and g.municipality_id = ${municipalityId} and g.id = ${gone}`.execute(tx);
}
