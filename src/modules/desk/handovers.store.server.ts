import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.desk_handover': {
			municipality_id: string;
			id: string;
			question_id: string;
			from_person: string;
			from_called: string;
			to_worker: string | null;
			to_team: string;
			called: string;
			reach: string;
			agreed_to: Generated<string>;
			handed_on: string;
			taken_by: Generated<string | null>;
			taken_on: Generated<string | null>;
			feedback: Generated<string>;
			done_on: Generated<string | null>;
		};
	}
}

export async function addHandover(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		questionId: string;
		fromPerson: string;
		fromCalled: string;
		toWorker: string | null;
		toTeam: string;
		agreedTo: string;
		called: string;
		reach: string;
		handedOn: string;
	},
): Promise<void> {
	await tx
		.insertInto('community.desk_handover')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			question_id: one.questionId,
			from_person: one.fromPerson,
			from_called: one.fromCalled,
			to_worker: one.toWorker,
			to_team: one.toTeam,
			agreed_to: one.agreedTo,
			called: one.called,
			reach: one.reach,
			handed_on: one.handedOn,
		})
		.execute();
}

/** What was handed to this actor with what was asked, the latest first. */
export async function handedToMe(tx: Tx, municipalityId: string) {
	return tx
		.selectFrom('community.desk_handover as h')
		.leftJoin('community.desk_question as q', (join) =>
			join.onRef('q.municipality_id', '=', 'h.municipality_id').onRef('q.id', '=', 'h.question_id'),
		)
		.select([
			'h.id',
			'h.from_called as fromCalled',
			'h.to_worker as toWorker',
			'h.called',
			'h.reach',
			'h.handed_on as handedOn',
			'h.taken_by as takenBy',
			'h.feedback',
			'h.done_on as doneOn',
			(of) => of.fn.coalesce('q.words', sql<string>`''`).as('words'),
		])
		.where('h.municipality_id', '=', municipalityId)
		.orderBy('h.handed_on', 'desc')
		.orderBy('h.id')
		.limit(100)
		.execute();
}

/** False when another took it, or it is done. */
export async function changeHandover(
	tx: Tx,
	municipalityId: string,
	id: string,
	set:
		| { taken_by: string; taken_on: string }
		| { called: ''; reach: ''; feedback: string; done_on: string; taken_by: string; taken_on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.desk_handover')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** "Wat werd het?", for who handed it up. */
export async function becameOfMine(tx: Tx) {
	const { rows } = await sql<{
		id: string;
		words: string;
		handedOn: string;
		taken: boolean;
		feedback: string;
		doneOn: string | null;
	}>`select id, words, handed_on as "handedOn", taken, feedback, done_on as "doneOn" from community.desk_became()`.execute(
		tx,
	);
	return rows;
}

/** Back, with name and number. False when it is done, or somebody else's. */
export async function takeBackInStore(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.desk_take_back(${id}::uuid) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** For the task that writes to who it was handed to. */
export const handedTo = (tx: Tx, municipalityId: string, id: string) =>
	tx
		.selectFrom('community.desk_handover')
		.select(['to_worker as workerId', 'done_on as doneOn'])
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();

export async function forgetCard(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.forget_at_desk(${cardId}::uuid)`.execute(tx);
}
