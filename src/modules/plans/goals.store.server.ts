import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import { at, type GoalTable, touch } from './plan.store.server.ts';
import type { Changed, Domain } from './plan.ts';

export type GoalToWrite = { id: string; words: string; domain: Domain | null; why: string };
export async function addGoal(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	goal: GoalToWrite,
	by: Changed,
): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.plan_goal')
		.values({
			...{
				municipality_id: municipalityId,
				id: goal.id,
				client_id: clientId,
				domain: goal.domain,
				version: 1,
				made_on: by.on,
			},
			...{ words_sealed: seal(at.goal, goal.id, goal.words), why_sealed: seal(at.why, goal.id, goal.why) },
			...{ reached_on: null, dropped_on: null, ...touch(by) },
		} satisfies Insertable<GoalTable>)
		.execute();
}

/** Over the version that was read. False when somebody was first. */
export async function writeGoal(
	tx: Tx,
	municipalityId: string,
	version: number,
	goal: GoalToWrite,
	by: Changed,
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	return setGoal(tx, municipalityId, goal.id, version, {
		...{ words_sealed: seal(at.goal, goal.id, goal.words), why_sealed: seal(at.why, goal.id, goal.why) },
		...{ domain: goal.domain, version: version + 1, ...touch(by) },
	});
}

export const standOfGoal = (
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { reached_on?: string | null; dropped_on?: string },
	by: Changed,
): Promise<boolean> => setGoal(tx, municipalityId, id, undefined, { ...set, ...touch(by) });

async function setGoal(
	tx: Tx,
	municipalityId: string,
	id: string,
	version: number | undefined,
	set: Updateable<GoalTable>,
): Promise<boolean> {
	const change = tx
		.updateTable('care.plan_goal')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('dropped_on', 'is', null);
	const { numUpdatedRows } = await (version === undefined
		? change
		: change.where('version', '=', version)
	).executeTakeFirst();
	return numUpdatedRows > 0n;
}
