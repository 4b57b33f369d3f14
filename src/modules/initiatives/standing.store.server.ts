import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Standing, StandingAnswer } from './standing.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_standing': {
			municipality_id: string;
			initiative_id: string;
			person_id: string;
			called: string;
			is_worker: boolean;
			answers: StandingAnswer[];
			answered_on: Day;
		};
	}
}

/** One's own answer, and those of others once it is given. */
export async function standingOf(tx: Tx, initiativeId: string): Promise<Standing[]> {
	const rows = await tx
		.selectFrom('community.initiative_standing')
		.select([
			'person_id as personId',
			'called',
			'is_worker as isWorker',
			'answers',
			dayText('answered_on').as('answeredOn'),
		])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.orderBy('is_worker')
		.orderBy('called')
		.execute();
	return rows.map((row) => ({ ...row, answeredOn: row.answeredOn as string }));
}

/** Another answer takes the place of the one before. */
export async function saveStanding(
	tx: Tx,
	municipalityId: string,
	initiativeId: string,
	{ personId, called, isWorker, answers, answeredOn }: Standing,
): Promise<void> {
	const said = { called, answers, answered_on: answeredOn };
	const { numUpdatedRows } = await tx
		.updateTable('community.initiative_standing')
		.set(said)
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('person_id', '=', personId)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows > 0n) return;
	await tx
		.insertInto('community.initiative_standing')
		.values({
			...said,
			municipality_id: municipalityId,
			initiative_id: initiativeId,
			person_id: personId,
			is_worker: isWorker,
		})
		.execute();
}
