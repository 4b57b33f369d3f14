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
	available: string[];
	sharedSince: string | null;
	wakeOn: string | null;
};
export type FoundCard = {
	id: string;
	called: string;
	areaCode: string | null;
	keeperId: string | null;
	nearness: number;
	talents: FoundTalent[];
};
export type FoundShared = FoundTalent & { teamId: string | null };

/** How alike two words must be: below this, a search for "fiets" brings "feest". */
const alike = sql`0.45::float8`;

const talentJson = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'words', t.words, 'needCode', t.need_code, 'areaCode', t.area_code, 'languages', to_jsonb(t.languages), 'available', to_jsonb(t.available), 'sharedSince', t.shared_since, 'wakeOn', t.wake_on)`;

/** `how near` the words are, from 0 to 1: a part that is there counts as 1, a subject that fits a little less. */
const nearness = ({ words, needCodes = [] }: Sought, text: ReturnType<typeof sql>, need = sql`null::text`) =>
	words
		? sql`greatest(
			case when strpos(community.plain(${text}), community.plain(${words})) > 0 then 1 else community.strict_word_similarity(community.plain(${words}), community.plain(${text})) end,
			case when ${need} = any (${[...needCodes]}::text[]) then 0.8 else 0 end)`
		: sql`1::float8`;

const inArea = (code: ReturnType<typeof sql>, asked: string | undefined) =>
	asked ? sql`starts_with(substr(${code}, 3), ${asked.slice(2)})` : sql`true`;
const onDay = (parts: ReturnType<typeof sql>, when: string | undefined) =>
	when ? sql`exists (select from unnest(${parts}) part where starts_with(part, ${when}))` : sql`true`;
const speaks = (codes: ReturnType<typeof sql>, language: string | undefined) =>
	language ? sql`${codes} @> array[${language}]::text[]` : sql`true`;

/**
 * Cards of the actor's own team that fit, by name or by what stands on them, nearest first. Municipality and team come
 * first, by equality: likeness is compared only in what is left, because no index may serve it behind row security.
 */
export async function cardsThatFit(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	sought: Sought,
	limit: number,
): Promise<FoundCard[]> {
	const { rows } = await sql<FoundCard>`
		with card as materialized (
			select c.id, c.called, c.area_code, c.keeper_id, c.languages, c.available, coalesce(c.merged_into, c.id) as person
			from community.person_card c
			where c.municipality_id = ${municipalityId} and c.team_id = ${teamId} and c.restricted_at is null
		), said as materialized (
			select t.*, ${nearness(sought, sql`t.words`, sql`t.need_code`)} as near
			from community.talent t
			where t.municipality_id = ${municipalityId} and t.team_id = ${teamId} and t.ended_on is null and not t.at_rest
				and ${sought.kind ? sql`t.kind = ${sought.kind}` : sql`true`}
		), fits as (
			select c.id, c.called, c.area_code, c.keeper_id,
				greatest(${sought.kind ? sql`0::float8` : nearness(sought, sql`c.called`)}, max(t.near)) as near,
				coalesce(jsonb_agg(${talentJson} order by t.near desc, t.made_at) filter (where t.near >= ${alike}), '[]') as talents
			from card c
			left join card part on part.person = c.id
			left join said t on t.card_id = part.id
			where c.person = c.id and ${inArea(sql`c.area_code`, sought.areaCode)}
				and ${onDay(sql`c.available`, sought.when)} and ${speaks(sql`c.languages`, sought.language)}
			group by c.id, c.called, c.area_code, c.keeper_id
		)
		select id, called, area_code as "areaCode", keeper_id as "keeperId", near as "nearness", talents
		from fits where near >= ${alike} order by near desc, called limit ${limit}`.execute(tx);
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
		with shared as (
			select t.*, ${nearness(sought, sql`t.words`, sql`t.need_code`)} as near
			from community.talent t
			where t.municipality_id = ${municipalityId} and t.shared_since is not null and t.ended_on is null and t.wake_on is null and not t.at_rest
				and t.team_id is distinct from ${teamId}
				and ${sought.kind ? sql`t.kind = ${sought.kind}` : sql`true`} and ${inArea(sql`t.area_code`, sought.areaCode)}
				and ${onDay(sql`t.available`, sought.when)} and ${speaks(sql`t.languages`, sought.language)}
		)
		select id, kind, words, need_code as "needCode", area_code as "areaCode", languages, available, shared_since as "sharedSince", wake_on as "wakeOn", team_id as "teamId"
		from shared where near >= ${alike} order by near desc, confirmed_on desc, id limit ${limit}`.execute(tx);
	return rows;
}
