import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { SlotLevel } from './track.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.newcomer_step': {
			municipality_id: string;
			pair_id: string;
			step: string;
			done_on: string;
		};
		'open.language_slot': {
			municipality_id: string;
			activity_id: string;
			leads: string;
			level: SlotLevel;
			marked_on: string;
		};
	}
}

export const stepsOf = async (tx: Tx, municipalityId: string, pairIds: readonly string[]) =>
	pairIds.length === 0
		? []
		: tx
				.selectFrom('community.newcomer_step')
				.select(['pair_id as pairId', 'step', 'done_on as doneOn'])
				.where('municipality_id', '=', municipalityId)
				.where('pair_id', 'in', pairIds)
				.execute();

/** Whether the actor, as one of the two or as their team, may tick in this pair today. */
export async function pairRuns(tx: Tx, pairId: string): Promise<boolean> {
	const { rows } =
		await sql`select from community.newcomer_pairs() n where n.runs and n.pair_id = ${pairId}::uuid`.execute(tx);
	return rows.length === 1;
}

/** Twice is once. */
export async function addStep(tx: Tx, municipalityId: string, pairId: string, step: string, on: string): Promise<void> {
	await tx
		.insertInto('community.newcomer_step')
		.values({ municipality_id: municipalityId, pair_id: pairId, step, done_on: on })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function removeStep(tx: Tx, municipalityId: string, pairId: string, step: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.newcomer_step')
		.where('municipality_id', '=', municipalityId)
		.where('pair_id', '=', pairId)
		.where('step', '=', step)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

export const slotsOf = (tx: Tx, municipalityId: string) =>
	tx
		.selectFrom('open.language_slot')
		.select(['activity_id as activityId', 'leads', 'level'])
		.where('municipality_id', '=', municipalityId)
		.limit(500)
		.execute();

export async function saveSlot(
	tx: Tx,
	municipalityId: string,
	one: { activityId: string; leads: string; level: SlotLevel; markedOn: string },
): Promise<void> {
	await tx
		.insertInto('open.language_slot')
		.values({
			municipality_id: municipalityId,
			activity_id: one.activityId,
			leads: one.leads,
			level: one.level,
			marked_on: one.markedOn,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['municipality_id', 'activity_id'])
				.doUpdateSet({ leads: one.leads, level: one.level, marked_on: one.markedOn }),
		)
		.execute();
}

export async function removeSlot(tx: Tx, municipalityId: string, activityId: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.language_slot')
		.where('municipality_id', '=', municipalityId)
		.where('activity_id', '=', activityId)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}
