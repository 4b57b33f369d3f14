import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { ReachedStage, Stage } from './initiative.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_step': { municipality_id: string; initiative_id: string; stage: Stage; reached_on: Day };
	}
}

export async function stagesReached(tx: Tx, id: string): Promise<ReachedStage[]> {
	const rows = await tx
		.selectFrom('open.initiative_step')
		.select(['stage', dayText('reached_on').as('reached_on')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.execute();
	return rows.map((row) => ({ stage: row.stage, reachedOn: row.reached_on as string }));
}

export async function noteStage(
	tx: Tx,
	municipalityId: string,
	id: string,
	stage: Stage,
	reachedOn: string,
): Promise<void> {
	await tx
		.insertInto('open.initiative_step')
		.values({ municipality_id: municipalityId, initiative_id: id, stage, reached_on: reachedOn })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Forgets the days of stages that lie ahead again after a step back. */
export async function forgetStages(tx: Tx, id: string, ahead: readonly Stage[]): Promise<void> {
	if (ahead.length)
		await tx
			.deleteFrom('open.initiative_step')
			.where('municipality_id', '=', here)
			.where('initiative_id', '=', id)
			.where('stage', 'in', [...ahead])
			.execute();
}
