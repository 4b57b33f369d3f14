import { sql, type Tx } from '#platform/db/index.server';
import type { TalentKind } from './talent.ts';

/** What a worker looks for; what is left out does not count. */
export type Sought = {
	/** As typed; mistakes are forgiven. */
	words?: string | undefined;
	kind?: TalentKind | undefined;
	/** A neighbourhood, or a district with all in it. */
	areaCode?: string | undefined;
	/** `sat`, or `sat-morning`. */
	when?: string | undefined;
	language?: string | undefined;
	/** Subjects the words may be about. */
	needCodes?: readonly string[] | undefined;
};
export type FoundTalent = {
	id: string;
	kind: TalentKind;
	words: string;
	needCode: string | null;
	areaCode: string | null;
	languages: string[];
	wakeOn: string | null;
};
export type FoundCard = {
	id: string;
	called: string;
	areaCode: string | null;
	keeperId: string | null;
	talents: FoundTalent[];
};
export type FoundShared = FoundTalent & { teamId: string | null };

const inArea = (code: ReturnType<typeof sql>, asked: string | undefined) =>
	asked ? sql`starts_with(substr(${code}, 3), ${asked.slice(2)})` : sql`true`;
const onDay = (parts: ReturnType<typeof sql>, when: string | undefined) =>
	when ? sql`exists (select from unnest(${parts}) part where starts_with(part, ${when}))` : sql`true`;
const speaks = (codes: ReturnType<typeof sql>, language: string | undefined) =>
	language ? sql`${codes} @> array[${language}]::text[]` : sql`true`;

/** How near each talent is to the words, from 0 to 1, by its id: looked up in, as joining by guessed numbers is slow. Without words all are as near. */
const nearness = ({ words, needCodes = [] }: Sought) =>
	words
		? sql`select coalesce(array_agg(id), '{}') as ids, coalesce(jsonb_object_agg(id, near), '{}') as each
			from community.talents_like(community.plain(${words}), ${[...needCodes]}::text[])`
		: sql`select null::uuid[] as ids, null::jsonb as each`;
const isNear = ({ words }: Sought) => (words ? sql`t.id = any ((select ids from near)::uuid[])` : sql`true`);
const howNear = ({ words }: Sought) => (words ? sql`((select each from near) ->> t.id::text)::float8` : sql`1::float8`);

const asFound = (
	row: ReturnType<typeof sql>,
) => sql`jsonb_build_object('id', ${row}.id, 'kind', ${row}.kind, 'words', ${row}.words,
	'needCode', ${row}.need_code, 'areaCode', ${row}.area_code, 'languages', to_jsonb(${row}.languages), 'wakeOn', ${row}.wake_on)`;

/**
 * What fits, nearest first and no more than `limit` of each: cards of the actor's own team, by name or by what stands on them,
 * and what other teams, or people themselves, share without a name. One question to the database, so that likeness is weighed once.
 */
export async function whatFits(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	sought: Sought,
	limit: number,
): Promise<{ cards: FoundCard[]; shared: FoundShared[] }> {
	const byName = sought.words
		? sql`select id, near from community.cards_like(community.plain(${sought.words}))`
		: sql`select c.id, 1::float8 from community.person_card c where c.municipality_id = ${municipalityId} and c.team_id = ${teamId}`;
	const holds = sql`t.ended_on is null and not t.at_rest and ${isNear(sought)} and ${sought.kind ? sql`t.kind = ${sought.kind}` : sql`true`}`;
	const { rows } = await sql<{ cards: FoundCard[]; shared: FoundShared[] }>`
		with near as materialized (
			${nearness(sought)}
		), hit as (
			select t.card_id, ${howNear(sought)} as near, t.id, t.kind, t.words, t.need_code, t.area_code, t.languages, t.wake_on, t.made_at
			from community.talent t
			where t.municipality_id = ${municipalityId} and t.team_id = ${teamId} and ${holds}
			union all
			select id, near, null, null, null, null, null, null, null, null from (${byName}) named (id, near) where ${!sought.kind}
		), told as materialized (
			select hit.*, coalesce(c.merged_into, c.id) as person_id
			from hit join community.person_card c on c.municipality_id = ${municipalityId} and c.team_id = ${teamId} and c.id = hit.card_id
		), card as (
			select person.id, person.called, person.area_code, person.keeper_id, max(told.near) as near
			from told join community.person_card person on person.municipality_id = ${municipalityId} and person.id = told.person_id
			where person.team_id = ${teamId} and person.restricted_at is null
				and ${inArea(sql`person.area_code`, sought.areaCode)}
				and ${onDay(sql`person.available`, sought.when)} and ${speaks(sql`person.languages`, sought.language)}
			group by person.municipality_id, person.id
			order by near desc, person.called limit ${limit}
		), shared as (
			select ${howNear(sought)} as near, t.id, t.kind, t.words, t.need_code, t.area_code, t.languages, t.wake_on, t.team_id, t.confirmed_on
			from community.talent t
			where t.municipality_id = ${municipalityId} and t.shared_since is not null and t.wake_on is null and t.team_id is distinct from ${teamId} and ${holds}
				and ${inArea(sql`t.area_code`, sought.areaCode)}
				and ${onDay(sql`t.available`, sought.when)} and ${speaks(sql`t.languages`, sought.language)}
			order by near desc, t.confirmed_on desc, t.id limit ${limit}
		)
		select (
			select coalesce(jsonb_agg(jsonb_build_object('id', card.id, 'called', card.called, 'areaCode', card.area_code, 'keeperId', card.keeper_id, 'talents', (
				select coalesce(jsonb_agg(${asFound(sql`told`)} order by told.near desc, told.made_at), '[]') from told where told.person_id = card.id and told.id is not null
			)) order by card.near desc, card.called), '[]') from card
		) as cards, (
			select coalesce(jsonb_agg(${asFound(sql`t`)} || jsonb_build_object('teamId', t.team_id) order by t.near desc, t.confirmed_on desc, t.id), '[]') from shared t
		) as shared`.execute(tx);
	return rows[0] as { cards: FoundCard[]; shared: FoundShared[] };
}
