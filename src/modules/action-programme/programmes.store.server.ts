import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { CityGoal, Goal, GoalState, Pledge, PledgeKind, Programme, SourceKind, Told } from './programme.ts';

type Figure = string | number | null;
declare module '#platform/db/tables' {
	interface Tables {
		'open.city_goal': { municipality_id: string; code: CityGoal; nl: string; en: string };
		'open.action_programme': {
			municipality_id: string;
			id: string;
			area_code: string;
			title: string;
			intro: string;
			from_on: string;
			until_on: string;
			made_on: string;
			published_on: Generated<string | null>;
		};
		'community.action_programme_owner': {
			municipality_id: string;
			programme_id: string;
			broker_id: string | null;
			lead_id: string | null;
		};
		'open.action_goal': {
			municipality_id: string;
			id: string;
			programme_id: string;
			city_goal: CityGoal;
			words: string;
			source_kind: SourceKind;
			source_ref: string;
			figure_code: string | null;
			figure_was: Figure;
			figure_year: number | null;
			figure_target: Figure;
			own_label: string;
			own_was: Figure;
			own_target: Figure;
			made_on: string;
		};
		'open.action_pledge': {
			municipality_id: string;
			id: string;
			goal_id: string;
			organisation: string;
			kind: PledgeKind;
			words: string;
			pledged_on: string;
			confirmed_on: string | null;
			confirmed_how: 'code' | 'paper' | null;
		};
		'community.action_pledge_code': {
			municipality_id: string;
			pledge_id: string;
			code_hash: string;
			made_on: string;
		};
		'open.action_progress': {
			municipality_id: string;
			id: string;
			goal_id: string;
			told_on: string;
			state: GoalState;
			words: string;
			own_now: Figure;
		};
		'open.action_goal_initiative': { municipality_id: string; goal_id: string; initiative_id: string };
	}
}

const asNumber = (figure: Figure): number | null => (figure === null ? null : Number(figure));

export const namedCityGoals = (tx: Tx, municipalityId: string) =>
	tx.selectFrom('open.city_goal').select(['code', 'nl', 'en']).where('municipality_id', '=', municipalityId).execute();

export async function nameCityGoal(
	tx: Tx,
	municipalityId: string,
	{ code, nl, en }: { code: CityGoal; nl: string; en: string },
): Promise<void> {
	await tx
		.insertInto('open.city_goal')
		.values({ municipality_id: municipalityId, code, nl, en })
		.onConflict((conflict) => conflict.columns(['municipality_id', 'code']).doUpdateSet({ nl, en }))
		.execute();
}

const programmeShown = [
	'id',
	'area_code as areaCode',
	'title',
	'intro',
	'from_on as fromOn',
	'until_on as untilOn',
	'made_on as madeOn',
	'published_on as publishedOn',
] as const;

/** Those the actor may see, the newest first. */
export const programmesSeen = (tx: Tx, municipalityId: string): Promise<Programme[]> =>
	tx
		.selectFrom('open.action_programme')
		.select(programmeShown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('from_on', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();

export const findProgramme = async (tx: Tx, municipalityId: string, id: string): Promise<Programme | undefined> =>
	isId(id)
		? tx
				.selectFrom('open.action_programme')
				.select(programmeShown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

export type Owners = { brokerId: string | null; leadId: string | null };

export async function addProgramme(
	tx: Tx,
	municipalityId: string,
	one: Omit<Programme, 'publishedOn'>,
	owner: Owners,
): Promise<void> {
	await tx
		.insertInto('open.action_programme')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			title: one.title,
			intro: one.intro,
			from_on: one.fromOn,
			until_on: one.untilOn,
			made_on: one.madeOn,
		})
		.execute();
	await tx
		.insertInto('community.action_programme_owner')
		.values({
			municipality_id: municipalityId,
			programme_id: one.id,
			broker_id: owner.brokerId,
			lead_id: owner.leadId,
		})
		.execute();
}

export const ownersOf = (tx: Tx, municipalityId: string, programmeId: string): Promise<Owners | undefined> =>
	tx
		.selectFrom('community.action_programme_owner')
		.select(['broker_id as brokerId', 'lead_id as leadId'])
		.where('municipality_id', '=', municipalityId)
		.where('programme_id', '=', programmeId)
		.executeTakeFirst();

export async function joinAsOwner(
	tx: Tx,
	municipalityId: string,
	programmeId: string,
	set: { broker_id: string } | { lead_id: string },
): Promise<void> {
	await tx
		.updateTable('community.action_programme_owner')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('programme_id', '=', programmeId)
		.execute();
}

export async function publish(tx: Tx, municipalityId: string, id: string, on: string): Promise<void> {
	await tx
		.updateTable('open.action_programme')
		.set({ published_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('published_on', 'is', null)
		.execute();
}

export async function unpublish(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.updateTable('open.action_programme')
		.set({ published_on: null })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Of the programme itself, a goal or a telling in it. False when there is none. */
export async function emptyWords(tx: Tx, programmeId: string, rowId: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.empty_action_words(${programmeId}::uuid, ${rowId}::uuid) as done`.execute(tx);
	return rows[0]?.done === true;
}

export async function goalsOf(tx: Tx, municipalityId: string, programmeId: string): Promise<Goal[]> {
	const rows = await tx
		.selectFrom('open.action_goal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('programme_id', '=', programmeId)
		.orderBy('made_on')
		.orderBy('id')
		.limit(60)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		programmeId: row.programme_id,
		cityGoal: row.city_goal,
		words: row.words,
		sourceKind: row.source_kind,
		sourceRef: row.source_ref,
		figureCode: row.figure_code,
		figureWas: asNumber(row.figure_was),
		figureYear: row.figure_year,
		figureTarget: asNumber(row.figure_target),
		ownLabel: row.own_label,
		ownWas: asNumber(row.own_was),
		ownTarget: asNumber(row.own_target),
		madeOn: row.made_on,
	}));
}

export async function addGoal(tx: Tx, municipalityId: string, goal: Goal): Promise<void> {
	await tx
		.insertInto('open.action_goal')
		.values({
			municipality_id: municipalityId,
			id: goal.id,
			programme_id: goal.programmeId,
			city_goal: goal.cityGoal,
			words: goal.words,
			source_kind: goal.sourceKind,
			source_ref: goal.sourceRef,
			figure_code: goal.figureCode,
			figure_was: goal.figureWas,
			figure_year: goal.figureYear,
			figure_target: goal.figureTarget,
			own_label: goal.ownLabel,
			own_was: goal.ownWas,
			own_target: goal.ownTarget,
			made_on: goal.madeOn,
		})
		.execute();
}

export const pledgesOf = async (tx: Tx, municipalityId: string, goalIds: readonly string[]): Promise<Pledge[]> =>
	goalIds.length
		? tx
				.selectFrom('open.action_pledge')
				.select([
					'id',
					'goal_id as goalId',
					'organisation',
					'kind',
					'words',
					'pledged_on as pledgedOn',
					'confirmed_on as confirmedOn',
				])
				.where('municipality_id', '=', municipalityId)
				.where('goal_id', 'in', goalIds)
				.orderBy('pledged_on')
				.orderBy('id')
				.execute()
		: [];

/** With a hash it waits for a yes by that code; without one it was signed on paper. */
export async function addPledge(tx: Tx, municipalityId: string, one: Pledge, hash: string | null): Promise<void> {
	await tx
		.insertInto('open.action_pledge')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			goal_id: one.goalId,
			organisation: one.organisation,
			kind: one.kind,
			words: one.words,
			pledged_on: one.pledgedOn,
			confirmed_on: one.confirmedOn,
			confirmed_how: one.confirmedOn ? 'paper' : null,
		})
		.execute();
	if (hash)
		await tx
			.insertInto('community.action_pledge_code')
			.values({ municipality_id: municipalityId, pledge_id: one.id, code_hash: hash, made_on: one.pledgedOn })
			.execute();
}

export async function removePledge(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.action_pledge')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

export type PledgeByCode = { organisation: string; words: string; goal: string; programme: string };
export async function pledgeByCode(tx: Tx, hash: string): Promise<PledgeByCode | undefined> {
	const { rows } = await sql<PledgeByCode>`select * from community.pledge_by_code(${hash})`.execute(tx);
	return rows[0];
}
export async function answerPledge(tx: Tx, hash: string, yes: boolean, today: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.pledge_answer(${hash}, ${yes}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done === true;
}

/** The latest first. */
export async function progressOf(tx: Tx, municipalityId: string, goalIds: readonly string[]): Promise<Told[]> {
	if (goalIds.length === 0) return [];
	const rows = await tx
		.selectFrom('open.action_progress')
		.select(['id', 'goal_id as goalId', 'told_on as toldOn', 'state', 'words', 'own_now as ownNow'])
		.where('municipality_id', '=', municipalityId)
		.where('goal_id', 'in', goalIds)
		.orderBy('told_on', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, ownNow: asNumber(row.ownNow) }));
}

export async function addProgress(tx: Tx, municipalityId: string, told: Told): Promise<void> {
	await tx
		.insertInto('open.action_progress')
		.values({
			municipality_id: municipalityId,
			id: told.id,
			goal_id: told.goalId,
			told_on: told.toldOn,
			state: told.state,
			words: told.words,
			own_now: told.ownNow,
		})
		.execute();
}

export const linksOf = async (tx: Tx, municipalityId: string, goalIds: readonly string[]) =>
	goalIds.length
		? tx
				.selectFrom('open.action_goal_initiative')
				.select(['goal_id as goalId', 'initiative_id as initiativeId'])
				.where('municipality_id', '=', municipalityId)
				.where('goal_id', 'in', goalIds)
				.execute()
		: [];

export async function addLink(tx: Tx, municipalityId: string, goalId: string, initiativeId: string): Promise<void> {
	await tx
		.insertInto('open.action_goal_initiative')
		.values({ municipality_id: municipalityId, goal_id: goalId, initiative_id: initiativeId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
