import type { Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { RunningCircle } from './circle-life.ts';

type CircleRow = {
	municipality_id: string;
	id: string;
	plan_id: string;
	name: Generated<string>;
	place_code: string;
	safety_net_id: string;
	hours: Generated<string>;
	started_on: Generated<string | null>;
	ended_on: Generated<string | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.circle': CircleRow;
	}
}

const asCircle = (row: Selectable<CircleRow>): RunningCircle => ({
	id: row.id,
	planId: row.plan_id,
	name: row.name,
	placeCode: row.place_code,
	safetyNetId: row.safety_net_id,
	hours: row.hours,
	startedOn: row.started_on,
	endedOn: row.ended_on,
});

export async function addCircle(
	tx: Tx,
	municipalityId: string,
	one: Pick<RunningCircle, 'id' | 'planId' | 'placeCode' | 'safetyNetId'>,
): Promise<void> {
	await tx
		.insertInto('community.circle')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			plan_id: one.planId,
			place_code: one.placeCode,
			safety_net_id: one.safetyNetId,
		})
		.execute();
}

/** Circles the actor may see: of one proposal, or all. */
export async function circlesSeen(tx: Tx, municipalityId: string, planId?: string): Promise<RunningCircle[]> {
	let query = tx.selectFrom('community.circle').selectAll().where('municipality_id', '=', municipalityId);
	if (planId) query = query.where('plan_id', '=', planId);
	return (await query.orderBy('id').limit(200).execute()).map(asCircle);
}

export async function findCircle(tx: Tx, municipalityId: string, id: string): Promise<RunningCircle | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.circle')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asCircle(row);
}

/** A circle as who is asked for it knows it: its name and hours are for who is in it. */
export type AskedCircle = Omit<RunningCircle, 'name' | 'hours'>;

/** The circles for which the actor answers a question. */
export async function circlesAskedFor(tx: Tx): Promise<Map<string, AskedCircle>> {
	const { rows } = await sql<AskedCircle>`
		select id, plan_id as "planId", place_code as "placeCode", safety_net_id as "safetyNetId", started_on as "startedOn", ended_on as "endedOn"
		from community.circles_i_am_asked_for()`.execute(tx);
	return new Map(rows.map((row) => [row.id, row]));
}

/** False when it is not there for the actor. */
export async function changeCircle(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { name?: string; hours?: string; started_on?: string; ended_on?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.circle')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Ends circles that never began, of one proposal or of those asked before a moment; their names go with them. */
export async function endUnbegun(
	tx: Tx,
	municipalityId: string,
	of: { planId: string } | { askedBefore: Date },
	today: string,
): Promise<void> {
	const plans = tx.selectFrom('community.circle_plan').select('id').where('municipality_id', '=', municipalityId);
	await tx
		.updateTable('community.circle')
		.set({ ended_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('started_on', 'is', null)
		.where('ended_on', 'is', null)
		.where(
			'plan_id',
			'in',
			'planId' in of ? plans.where('id', '=', of.planId) : plans.where('asked_at', '<', of.askedBefore),
		)
		.execute();
}
