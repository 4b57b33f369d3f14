import { sql, type Tx } from '#platform/db/index.server';
import type { Handing, Said, Tie, TieKind } from './leaving.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.leaving': {
			municipality_id: string;
			id: string;
			worker_id: string;
			team_id: string;
			last_day: string;
			begun_on: string;
		};
		'community.leaving_tie': {
			municipality_id: string;
			id: string;
			leaving_id: string;
			kind: TieKind;
			subject_id: string;
			to_worker: string;
			introduced_on: string | null;
			said: Said | null;
			passed_on: string | null;
		};
	}
}

export type Leaving = { id: string; lastDay: string };
export type Coming = Tie & { handingId: string; fromWorker: string; introducedOn: string | null; said: Said | null };

export function leavingOf(tx: Tx, municipalityId: string, workerId: string, teamId: string) {
	return tx
		.selectFrom('community.leaving')
		.select(['id', 'last_day as lastDay'])
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.where('team_id', '=', teamId)
		.executeTakeFirst();
}

/** Begins, or moves the last day. */
export async function sayLastDay(
	tx: Tx,
	one: { municipalityId: string; id: string; workerId: string; teamId: string; lastDay: string; today: string },
): Promise<void> {
	await tx
		.insertInto('community.leaving')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			worker_id: one.workerId,
			team_id: one.teamId,
			last_day: one.lastDay,
			begun_on: one.today,
		})
		.onConflict((same) =>
			same.columns(['municipality_id', 'worker_id', 'team_id']).doUpdateSet({ last_day: one.lastDay }),
		)
		.execute();
}

export async function stayInStore(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx.deleteFrom('community.leaving').where('municipality_id', '=', municipalityId).where('id', '=', id).execute();
}

export async function tiesOfMine(tx: Tx): Promise<Tie[]> {
	const { rows } = await sql<Tie>`
		select kind, id, card_id as "cardId", called from community.my_ties() order by kind, called, id limit 500`.execute(
		tx,
	);
	return rows;
}

export async function tiesLeftBehind(tx: Tx, day: string): Promise<Tie[]> {
	const { rows } = await sql<Tie>`
		select kind, id, card_id as "cardId", called from community.ties_left_behind(${day}::date)
		order by kind, called, id limit 500`.execute(tx);
	return rows;
}

export async function tiesComingToMe(tx: Tx): Promise<Coming[]> {
	const { rows } = await sql<Coming>`
		select id as "handingId", from_worker as "fromWorker", kind, subject_id as id, card_id as "cardId", called,
			introduced_on as "introducedOn", said
		from community.ties_coming_to_me() order by kind, called, id limit 500`.execute(tx);
	return rows;
}

export function handingsOf(tx: Tx, municipalityId: string, leavingId: string): Promise<Handing[]> {
	return tx
		.selectFrom('community.leaving_tie')
		.select([
			'kind',
			'subject_id as subjectId',
			'to_worker as toWorker',
			'introduced_on as introducedOn',
			'said',
			'passed_on as passedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('leaving_id', '=', leavingId)
		.execute();
}

export async function handInStore(
	tx: Tx,
	municipalityId: string,
	leavingId: string,
	one: Omit<Handing, 'passedOn'> & { id: string },
): Promise<void> {
	const said = { to_worker: one.toWorker, introduced_on: one.introducedOn, said: one.said };
	await tx
		.insertInto('community.leaving_tie')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			leaving_id: leavingId,
			kind: one.kind,
			subject_id: one.subjectId,
			...said,
		})
		.onConflict((same) =>
			same
				.columns(['municipality_id', 'leaving_id', 'kind', 'subject_id'])
				.where('passed_on', 'is', null)
				.doUpdateSet(said),
		)
		.execute();
}

/** False when it is not theirs to take over, or somebody else did. */
export async function takeOverInStore(tx: Tx, kind: TieKind, id: string, day: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select community.take_over_tie(${kind}, ${id}::uuid, ${day}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
