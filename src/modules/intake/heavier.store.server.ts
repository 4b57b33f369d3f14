import { sql, type Tx } from '#platform/db/index.server';
import type { Heavier, HowSure, Moment } from './heavier.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.heavier_care': {
			municipality_id: string;
			id: string;
			client_id: string;
			moment: Moment;
			which: Heavier;
			worker_says: HowSure;
			person_says: HowSure | 'not-asked';
			said_on: string;
		};
	}
}

export const heavierOf = (tx: Tx, municipalityId: string, clientId: string) =>
	tx
		.selectFrom('care.heavier_care')
		.select(['moment', 'which', 'worker_says as workerSays', 'person_says as personSays', 'said_on as saidOn'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('moment', 'desc')
		.execute();

export async function addHeavier(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		clientId: string;
		moment: Moment;
		which: Heavier;
		worker: HowSure;
		person: HowSure | 'not-asked';
		on: string;
	},
): Promise<void> {
	await tx
		.insertInto('care.heavier_care')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: one.clientId,
			moment: one.moment,
			which: one.which,
			worker_says: one.worker,
			person_says: one.person,
			said_on: one.on,
		})
		.execute();
}

export type HeavierCounts = {
	moment: Moment;
	files: number | null;
	asked: number | null;
	person_asked: number | null;
	probably: number | null;
	maybe: number | null;
	not_so: number | null;
};
/** Over the whole town; null is under ten, or would tell what is. */
export const heavierCounts = async (tx: Tx): Promise<HeavierCounts[]> =>
	(await sql<HeavierCounts>`select * from care.heavier_care_counts() order by moment desc`.execute(tx)).rows;
