import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Answers, Measure } from './measure.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.measure': {
			municipality_id: string;
			id: string;
			client_id: string;
			why_sealed: string;
			answers_sealed: string;
			taken_on: string;
			taken_by: string;
			by_person: boolean;
		};
	}
}

const whyAt = 'care.measure.why_sealed';
const answersAt = 'care.measure.answers_sealed';

/** Every time that somebody looked how they were doing, oldest first. */
export async function measuresOf(tx: Tx, municipalityId: string, clientId: string): Promise<Measure[]> {
	const rows = await tx
		.selectFrom('care.measure')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('taken_on')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, why: open(whyAt, row.id, row.why_sealed), takenOn: row.taken_on, takenBy: row.taken_by },
		...{ byPerson: row.by_person, answers: JSON.parse(open(answersAt, row.id, row.answers_sealed)) as Answers },
	}));
}

export async function addMeasure(tx: Tx, municipalityId: string, clientId: string, one: Measure): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.measure')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: clientId, taken_on: one.takenOn },
			...{ taken_by: one.takenBy, by_person: one.byPerson, why_sealed: seal(whyAt, one.id, one.why) },
			answers_sealed: seal(answersAt, one.id, JSON.stringify(one.answers)),
		})
		.execute();
}

export async function removeMeasure(tx: Tx, municipalityId: string, clientId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.measure')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** The last day on which each of these people looked, without what they answered. */
export async function lastLooked(
	tx: Tx,
	municipalityId: string,
	clientIds: readonly string[],
): Promise<Map<string, string>> {
	if (clientIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('care.measure')
		.select(({ fn }) => ['client_id', fn.max('taken_on').as('on')])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', 'in', clientIds)
		.groupBy('client_id')
		.execute();
	return new Map(rows.map(({ client_id, on }) => [client_id, String(on)]));
}
