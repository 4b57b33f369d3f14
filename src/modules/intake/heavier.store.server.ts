import { sql, type Tx } from '#platform/db/index.server';
import type { Answer, Asked, Heavier, HowSure, Moment } from './heavier.ts';

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
		'care.heavier_figure': {
			municipality_id: string;
			year: number;
			moment: Moment;
			who: Asked;
			answer: Answer;
			people: number | null;
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

export type Said = { nth: number; moment: Moment; who: Asked; answer: HowSure | 'not-asked' };
/** Everybody whose help began or ended between two days, with what was said or that nobody asked. For the task alone; no id of anybody. */
export const heavierSaid = async (tx: Tx, from: string, until: string): Promise<Said[]> =>
	(await sql<Said>`select * from care.heavier_said(${from}::date, ${until}::date)`.execute(tx)).rows;

export type HeavierFigure = { year: number; moment: Moment; who: Asked; answer: Answer; people: number | null };

/** What was drawn, the newest year first. */
export const heavierFigures = (tx: Tx, municipalityId: string, year?: number): Promise<HeavierFigure[]> =>
	tx
		.selectFrom('care.heavier_figure')
		.select(['year', 'moment', 'who', 'answer', 'people'])
		.where('municipality_id', '=', municipalityId)
		.$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
		.orderBy('year', 'desc')
		.limit(400)
		.execute();

export async function keepHeavierFigures(
	tx: Tx,
	municipalityId: string,
	figures: readonly HeavierFigure[],
): Promise<void> {
	await tx
		.insertInto('care.heavier_figure')
		.values(figures.map((one) => ({ municipality_id: municipalityId, ...one })))
		.execute();
}
