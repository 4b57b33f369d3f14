import type { Generated, Selectable } from 'kysely';
import type { DayPart } from '#modules/people';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { isId } from '#platform/ids';
import type { Talent, TalentKind } from './talent.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.talent': {
			municipality_id: string;
			id: string;
			card_id: string;
			kind: TalentKind;
			words: string;
			need_code: string | null;
			area_code: string | null;
			shared_since: string | null;
			wake_on: string | null;
			confirmed_on: string;
			ended_on: Generated<string | null>;
			made_by: string | null;
			made_at: Date;
			team_id: Generated<string | null>;
			languages: Generated<string[]>;
			available: Generated<DayPart[]>;
			at_rest: Generated<boolean>;
			by_experience: Generated<boolean>;
		};
	}
}

export const asTalent = (row: Selectable<Tables['community.talent']>): Talent => ({
	id: row.id,
	cardId: row.card_id,
	teamId: row.team_id,
	kind: row.kind,
	words: row.words,
	needCode: row.need_code,
	areaCode: row.area_code,
	languages: row.languages,
	available: row.available,
	sharedSince: row.shared_since,
	wakeOn: row.wake_on,
	confirmedOn: row.confirmed_on,
	endedOn: row.ended_on,
	atRest: row.at_rest,
	byExperience: row.by_experience,
});

export type NewTalent = {
	municipalityId: string;
	id: string;
	cardId: string;
	kind: TalentKind;
	words: string;
	needCode: string | null;
	/** That of the card when null. */
	areaCode: string | null;
	sharedSince: string | null;
	wakeOn: string | null;
	today: string;
	madeBy: string | null;
	madeAt: Date;
};

const rowOf = (talent: NewTalent) => ({
	municipality_id: talent.municipalityId,
	id: talent.id,
	card_id: talent.cardId,
	kind: talent.kind,
	words: talent.words,
	need_code: talent.needCode,
	area_code: talent.areaCode,
	shared_since: talent.sharedSince,
	wake_on: talent.wakeOn,
	confirmed_on: talent.today,
	made_by: talent.madeBy,
	made_at: talent.madeAt,
});

/** False when the id was there already. */
export async function insertTalent(tx: Tx, talent: NewTalent): Promise<boolean> {
	const done = await tx
		.insertInto('community.talent')
		.values(rowOf(talent))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

/** Rows in one command: PostgreSQL takes at most 65,535 values. */
const atOnce = 2_000;

export async function insertTalents(tx: Tx, talents: readonly NewTalent[]): Promise<void> {
	for (let at = 0; at < talents.length; at += atOnce)
		await tx
			.insertInto('community.talent')
			.values(talents.slice(at, at + atOnce).map(rowOf))
			.execute();
}

/** What holds now on all cards of a team. */
export async function talentsOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<Talent[]> {
	const rows = await tx
		.selectFrom('community.talent')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('ended_on', 'is', null)
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	return rows.map(asTalent);
}

export async function talentById(tx: Tx, id: string): Promise<Talent | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.selectFrom('community.talent').selectAll().where('id', '=', id).executeTakeFirst();
	return row && asTalent(row);
}

/** What stands on a card and on those that turned out to be the same person; what ended only from a day on. */
export async function talentsOnCard(tx: Tx, cardId: string, endedSince?: string): Promise<Talent[]> {
	if (!isId(cardId)) return [];
	const rows = await tx
		.selectFrom('community.talent')
		.selectAll()
		.where(({ or, eb, selectFrom }) =>
			or([
				eb('card_id', '=', cardId),
				eb('card_id', 'in', selectFrom('community.person_card').select('id').where('merged_into', '=', cardId)),
			]),
		)
		.where(({ or, eb }) =>
			or([eb('ended_on', 'is', null), ...(endedSince === undefined ? [] : [eb('ended_on', '>=', endedSince)])]),
		)
		.orderBy('made_at')
		.orderBy('id')
		.limit(200)
		.execute();
	return rows.map(asTalent);
}

/** What sleeps on cards of a team until this day or before. */
export async function talentsToWake(tx: Tx, municipalityId: string, teamId: string, day: string): Promise<Talent[]> {
	if (!isId(teamId)) return [];
	const rows = await tx
		.selectFrom('community.talent')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('wake_on', '<=', day)
		.where('ended_on', 'is', null)
		.where('at_rest', '=', false)
		.orderBy('wake_on')
		.limit(200)
		.execute();
	return rows.map(asTalent);
}

export type TalentChange = Partial<{
	words: string;
	need_code: string | null;
	shared_since: string | null;
	wake_on: string | null;
	confirmed_on: string;
	ended_on: string | null;
}>;

/** False when it is not there for this actor. */
export async function updateTalent(tx: Tx, municipalityId: string, id: string, change: TalentChange): Promise<boolean> {
	const done = await tx
		.updateTable('community.talent')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export type SharedAsked = {
	kind: TalentKind;
	needCodes?: readonly string[] | undefined;
	areaCodes?: readonly string[] | undefined;
	ids?: readonly string[] | undefined;
	limit?: number;
};

/** What may be looked for a match with, last confirmed first. */
export async function offeredTalents(
	tx: Tx,
	municipalityId: string,
	{ kind, needCodes, areaCodes, ids, limit = 200 }: SharedAsked,
): Promise<Talent[]> {
	let query = tx
		.selectFrom('community.talent')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('kind', '=', kind)
		.where('shared_since', 'is not', null)
		.where('ended_on', 'is', null)
		.where('wake_on', 'is', null)
		.where('at_rest', '=', false);
	if (needCodes) query = query.where('need_code', 'in', needCodes.length ? needCodes : ['']);
	if (areaCodes) query = query.where('area_code', 'in', areaCodes.length ? areaCodes : ['']);
	if (ids) {
		if (ids.length === 0) return [];
		query = query.where('id', 'in', ids);
	}
	return (await query.orderBy('confirmed_on', 'desc').orderBy('id').limit(limit).execute()).map(asTalent);
}

/** Offered out of own experience; the person wants that known. */
export async function markExperience(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.updateTable('community.talent')
		.set({ by_experience: true })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}
