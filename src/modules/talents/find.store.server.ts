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

/** The talents with how near they are, from 0 to 1; without words all of them, each as near as the other. */
const talentsNear = ({ words, needCodes = [] }: Sought) =>
	words
		? sql`community.talents_like(community.plain(${words}), ${[...needCodes]}::text[]) l join community.talent t on t.id = l.id`
		: sql`(select 1::float8 as near) l cross join community.talent t`;

/** Cards of the actor's own team that fit, by name or by what stands on them, nearest first. */
export async function cardsThatFit(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	sought: Sought,
	limit: number,
): Promise<FoundCard[]> {
	const byName = sought.words
		? sql`select id, near from community.cards_like(community.plain(${sought.words}))`
		: sql`select c.id, 1::float8 from community.person_card c where c.municipality_id = ${municipalityId} and c.team_id = ${teamId}`;
	const { rows } = await sql<FoundCard>`
		with said as materialized (
			select t.card_id, l.near, t.made_at, jsonb_build_object('id', t.id, 'kind', t.kind, 'words', t.words, 'needCode', t.need_code,
				'areaCode', t.area_code, 'languages', to_jsonb(t.languages), 'wakeOn', t.wake_on) as talent
			from ${talentsNear(sought)}
			where t.municipality_id = ${municipalityId} and t.team_id = ${teamId} and t.ended_on is null and not t.at_rest
				and ${sought.kind ? sql`t.kind = ${sought.kind}` : sql`true`}
		), hit (id, near, talent, made_at) as (
			select card_id, near, talent, made_at from said
			union all
			select id, near, null, null from (${byName}) named (id, near) where ${!sought.kind}
		)
		select person.id, person.called, person.area_code as "areaCode", person.keeper_id as "keeperId",
			coalesce(jsonb_agg(hit.talent order by hit.near desc, hit.made_at) filter (where hit.talent is not null), '[]') as talents
		from hit
		join community.person_card c on c.municipality_id = ${municipalityId} and c.id = hit.id
		join community.person_card person on person.municipality_id = ${municipalityId} and person.id = coalesce(c.merged_into, c.id)
		where person.team_id = ${teamId} and person.restricted_at is null
			and ${inArea(sql`person.area_code`, sought.areaCode)}
			and ${onDay(sql`person.available`, sought.when)} and ${speaks(sql`person.languages`, sought.language)}
		group by person.municipality_id, person.id
		order by max(hit.near) desc, person.called limit ${limit}`.execute(tx);
	return rows;
}

/** What other teams, or people themselves, share without a name, nearest first. */
export async function sharedThatFits(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	sought: Sought,
	limit: number,
): Promise<FoundShared[]> {
	const { rows } = await sql<FoundShared>`
		select t.id, t.kind, t.words, t.need_code as "needCode", t.area_code as "areaCode", t.languages, t.wake_on as "wakeOn", t.team_id as "teamId"
		from ${talentsNear(sought)}
		where t.municipality_id = ${municipalityId} and t.shared_since is not null and t.ended_on is null and t.wake_on is null and not t.at_rest
			and t.team_id is distinct from ${teamId}
			and ${sought.kind ? sql`t.kind = ${sought.kind}` : sql`true`} and ${inArea(sql`t.area_code`, sought.areaCode)}
			and ${onDay(sql`t.available`, sought.when)} and ${speaks(sql`t.languages`, sought.language)}
		order by l.near desc, t.confirmed_on desc, t.id limit ${limit}`.execute(tx);
	return rows;
}
