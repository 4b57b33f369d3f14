import type { Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Plan } from './circle-life.ts';

type PlanRow = {
	municipality_id: string;
	id: string;
	area_codes: string[];
	place_code: string;
	hub_ids: string[];
	fewest: number;
	most: number;
	made_by: string;
	team_id: Generated<string>;
	made_at: Date;
	parts_done: Generated<number>;
	parts: Generated<number>;
	composed_at: Generated<Date | null>;
	gap: Generated<number | null>;
	asked_at: Generated<Date | null>;
	ended_on: Generated<string | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.circle_plan': PlanRow;
	}
}

const asPlan = (row: Selectable<PlanRow>): Plan => ({
	id: row.id,
	areaCodes: row.area_codes,
	placeCode: row.place_code,
	hubIds: row.hub_ids,
	fewest: row.fewest,
	most: row.most,
	madeBy: row.made_by,
	teamId: row.team_id,
	madeAt: row.made_at,
	partsDone: row.parts_done,
	parts: row.parts,
	composedAt: row.composed_at,
	gap: row.gap,
	askedAt: row.asked_at,
	endedOn: row.ended_on,
});

/** The volunteers of the actor's team; empty for who is in none. */
export async function volunteersOfMyTeam(tx: Tx): Promise<{ id: string; called: string }[]> {
	const { rows } = await sql<{
		id: string;
		called: string;
	}>`select card_id as id, called from community.volunteers_of_my_team() order by called, card_id`.execute(tx);
	return rows;
}

type NewPlan = Pick<Plan, 'id' | 'areaCodes' | 'placeCode' | 'hubIds' | 'fewest' | 'most' | 'madeBy' | 'madeAt'>;

/** False when the id is taken. */
export async function addPlan(tx: Tx, municipalityId: string, one: NewPlan): Promise<boolean> {
	const done = await tx
		.insertInto('community.circle_plan')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_codes: [...one.areaCodes],
			place_code: one.placeCode,
			hub_ids: [...one.hubIds],
			fewest: one.fewest,
			most: one.most,
			made_by: one.madeBy,
			made_at: one.madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function findPlan(tx: Tx, municipalityId: string, id: string): Promise<Plan | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.circle_plan')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asPlan(row);
}

/** Proposals of the actor that still go on, newest first. */
export async function plansSeen(tx: Tx, municipalityId: string): Promise<Plan[]> {
	const rows = await tx
		.selectFrom('community.circle_plan')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('made_at', 'desc')
		.limit(50)
		.execute();
	return rows.map(asPlan);
}

type PlanChange = {
	parts_done?: number;
	parts?: number;
	composed_at?: Date;
	gap?: number;
	asked_at?: Date;
	ended_on?: string;
};

/** Changes a proposal that is there for the actor. Composing and asking happen once: false when it was done before. */
export async function changePlan(tx: Tx, municipalityId: string, id: string, change: PlanChange): Promise<boolean> {
	let query = tx
		.updateTable('community.circle_plan')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id);
	if (change.composed_at) query = query.where('composed_at', 'is', null);
	if (change.asked_at) query = query.where('asked_at', 'is', null);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Ends proposals people were asked for before a moment and of which no circle is left. */
export async function endPlansWithoutCircles(
	tx: Tx,
	municipalityId: string,
	askedBefore: Date,
	today: string,
): Promise<void> {
	await tx
		.updateTable('community.circle_plan as p')
		.set({ ended_on: today })
		.where('p.municipality_id', '=', municipalityId)
		.where('p.asked_at', '<', askedBefore)
		.where('p.ended_on', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('community.circle as c')
						.select('c.id')
						.whereRef('c.municipality_id', '=', 'p.municipality_id')
						.whereRef('c.plan_id', '=', 'p.id')
						.where('c.ended_on', 'is', null),
				),
			),
		)
		.execute();
}
