import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Move, Promised } from './promise.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.promise': {
			municipality_id: string;
			id: string;
			area_code: string;
			session_id: string | null;
			meeting: string;
			made_on: string;
			words: string;
			organisation: string;
			job: string;
			due_on: string;
			outcome: Generated<'kept' | 'broken' | null>;
			outcome_words: Generated<string>;
			ended_on: Generated<string | null>;
		};
		'open.promise_move': {
			municipality_id: string;
			id: string;
			promise_id: string;
			was_due_on: string;
			moved_on: string;
			why: string;
		};
		'community.promise_owner': {
			municipality_id: string;
			promise_id: string;
			called: string;
			mail: string;
			noted_by: string;
			code_hash: Generated<string | null>;
			reminded_on: Generated<string | null>;
			late_told_on: Generated<string | null>;
		};
	}
}

const promiseShown = [
	'id',
	'area_code as areaCode',
	'session_id as sessionId',
	'meeting',
	'made_on as madeOn',
	'words',
	'organisation',
	'job',
	'due_on as dueOn',
	'outcome',
	'outcome_words as outcomeWords',
	'ended_on as endedOn',
] as const;

/** All of an area with everything inside it (a code without its letters; '' for the whole municipality), or of one session. */
export function promisesIn(
	tx: Tx,
	municipalityId: string,
	{ inside = '', sessionId, open = false }: { inside?: string; sessionId?: string; open?: boolean } = {},
): Promise<Promised[]> {
	let query = tx.selectFrom('open.promise').select(promiseShown).where('municipality_id', '=', municipalityId);
	if (inside) query = query.where(sql<boolean>`starts_with(substr(area_code, 3), ${inside})`);
	if (sessionId) query = query.where('session_id', '=', sessionId);
	if (open) query = query.where('outcome', 'is', null);
	return query.orderBy('due_on').orderBy('id').limit(1000).execute();
}

export const findPromise = async (tx: Tx, municipalityId: string, id: string): Promise<Promised | undefined> =>
	isId(id)
		? tx
				.selectFrom('open.promise')
				.select(promiseShown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

export const movesOf = async (tx: Tx, municipalityId: string, promiseIds: readonly string[]): Promise<Move[]> =>
	promiseIds.length
		? tx
				.selectFrom('open.promise_move')
				.select(['promise_id as promiseId', 'was_due_on as wasDueOn', 'moved_on as movedOn', 'why'])
				.where('municipality_id', '=', municipalityId)
				.where('promise_id', 'in', promiseIds)
				.orderBy('was_due_on')
				.orderBy('id')
				.execute()
		: [];

export async function addPromise(
	tx: Tx,
	municipalityId: string,
	promise: Omit<Promised, 'outcome' | 'outcomeWords' | 'endedOn'>,
	owner: { called: string; mail: string; notedBy: string },
): Promise<void> {
	await tx
		.insertInto('open.promise')
		.values({
			municipality_id: municipalityId,
			id: promise.id,
			area_code: promise.areaCode,
			session_id: promise.sessionId,
			meeting: promise.meeting,
			made_on: promise.madeOn,
			words: promise.words,
			organisation: promise.organisation,
			job: promise.job,
			due_on: promise.dueOn,
		})
		.execute();
	await tx
		.insertInto('community.promise_owner')
		.values({
			municipality_id: municipalityId,
			promise_id: promise.id,
			called: owner.called,
			mail: owner.mail,
			noted_by: owner.notedBy,
		})
		.execute();
}

/** Whether it was still open, and on the day it stood. */
export async function changePromise(
	tx: Tx,
	municipalityId: string,
	{ id, dueOn }: Pick<Promised, 'id' | 'dueOn'>,
	set: { outcome: 'kept' | 'broken'; outcome_words: string; ended_on: string } | { due_on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.promise')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('due_on', '=', dueOn)
		.where('outcome', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function addMove(tx: Tx, municipalityId: string, move: Move & { id: string }): Promise<void> {
	await tx
		.insertInto('open.promise_move')
		.values({
			municipality_id: municipalityId,
			id: move.id,
			promise_id: move.promiseId,
			was_due_on: move.wasDueOn,
			moved_on: move.movedOn,
			why: move.why,
		})
		.execute();
}

export type Owner = {
	promiseId: string;
	called: string;
	mail: string;
	notedBy: string;
	remindedOn: string | null;
	lateToldOn: string | null;
};

/** Who keeps them, of those the actor tends. */
export const ownersOf = async (tx: Tx, municipalityId: string, promiseIds: readonly string[]): Promise<Owner[]> =>
	promiseIds.length
		? tx
				.selectFrom('community.promise_owner')
				.select([
					'promise_id as promiseId',
					'called',
					'mail',
					'noted_by as notedBy',
					'reminded_on as remindedOn',
					'late_told_on as lateToldOn',
				])
				.where('municipality_id', '=', municipalityId)
				.where('promise_id', 'in', promiseIds)
				.execute()
		: [];

export async function changeOwner(
	tx: Tx,
	municipalityId: string,
	promiseId: string,
	set: { code_hash?: string | null; reminded_on?: string | null; late_told_on?: string | null },
): Promise<void> {
	await tx
		.updateTable('community.promise_owner')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('promise_id', '=', promiseId)
		.execute();
}

export async function promiseOfCode(tx: Tx, hash: string): Promise<string | null> {
	const { rows } = await sql<{ id: string | null }>`select community.promise_of_code(${hash}) as id`.execute(tx);
	return rows[0]?.id ?? null;
}

export type Said = {
	said: 'kept' | 'broken' | 'later';
	words: string;
	until: string | null;
	today: string;
	move: string;
};

export async function ownerSays(tx: Tx, hash: string, { said, words, until, today, move }: Said): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.promise_owner_says(${hash}, ${said}, ${words}, ${until}::date, ${today}::date, ${move}::uuid) as done`.execute(
		tx,
	);
	return rows[0]?.done === true;
}
