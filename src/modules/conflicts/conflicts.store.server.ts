import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Agreement, Conflict, ConflictKind, ConflictOutcome, OnCall, Place } from './conflict.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.conflict_person': {
			municipality_id: string;
			area_code: string;
			place: Place;
			worker_id: string;
			called: string;
			phone: string;
			since: string;
		};
		'community.conflict': {
			municipality_id: string;
			id: string;
			area_code: string;
			on_call_area: string;
			kind: ConflictKind;
			words: string;
			called: string;
			reach: string;
			safe: string;
			for_deputy: boolean;
			told_on: string;
			taken_by: Generated<string | null>;
			taken_on: Generated<string | null>;
			ended_on: Generated<string | null>;
			outcome: Generated<ConflictOutcome | null>;
			code_hash: string;
			reader_ids: Generated<string[]>;
			never_id: Generated<string | null>;
			typed_by: Generated<string | null>;
		};
		'community.conflict_step': {
			municipality_id: string;
			id: string;
			conflict_id: string;
			on_day: string;
			words: string;
		};
		'community.conflict_agreement': {
			municipality_id: string;
			id: string;
			conflict_id: string;
			words: string;
			made_on: string;
			remind_on: string;
			one_hash: Generated<string>;
			other_hash: string;
			one_yes_on: Generated<string | null>;
			other_yes_on: Generated<string | null>;
			talked_on: Generated<string | null>;
		};
		'community.conflict_count': {
			municipality_id: string;
			area_code: string;
			kind: ConflictKind;
			year: number;
			ended: number;
		};
	}
}

const here = sql<string>`(select actor.municipality())`;
const day = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;
const dayOrNone = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

export async function everybodyOnCall(tx: Tx): Promise<OnCall[]> {
	return tx
		.selectFrom('open.conflict_person')
		.select(['area_code as areaCode', 'place', 'worker_id as workerId', 'called', 'phone'])
		.where('municipality_id', '=', here)
		.orderBy('area_code')
		.orderBy('place', 'desc')
		.execute();
}

/** False when somebody has that place already. */
export async function putOnCall(tx: Tx, municipalityId: string, one: OnCall, since: string): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.conflict_person')
		.values({
			municipality_id: municipalityId,
			area_code: one.areaCode,
			place: one.place,
			worker_id: one.workerId,
			called: one.called,
			phone: one.phone,
			since,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

export async function offCall(tx: Tx, areaCode: string, place: Place): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.conflict_person')
		.where('municipality_id', '=', here)
		.where('area_code', '=', areaCode)
		.where('place', '=', place)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

/** Takes every place of these workers. */
export async function clearPlacesOf(tx: Tx, workerIds: readonly string[]): Promise<void> {
	if (workerIds.length === 0) return;
	await tx
		.deleteFrom('open.conflict_person')
		.where('municipality_id', '=', here)
		.where('worker_id', 'in', workerIds)
		.execute();
}

export type NewConflict = Pick<
	Conflict,
	'id' | 'areaCode' | 'onCallArea' | 'kind' | 'words' | 'called' | 'reach' | 'safe' | 'forDeputy' | 'toldOn'
> & { municipalityId: string; codeHash: string };

export async function addConflict(tx: Tx, one: NewConflict): Promise<void> {
	await tx
		.insertInto('community.conflict')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			area_code: one.areaCode,
			on_call_area: one.onCallArea,
			kind: one.kind,
			words: one.words,
			called: one.called,
			reach: one.reach,
			safe: one.safe,
			for_deputy: one.forDeputy,
			told_on: one.toldOn,
			code_hash: one.codeHash,
		})
		.execute();
}

const conflicts = (tx: Tx) =>
	tx
		.selectFrom('community.conflict')
		.select([
			'id',
			'area_code as areaCode',
			'on_call_area as onCallArea',
			'kind',
			'words',
			'called',
			'reach',
			'safe',
			'for_deputy as forDeputy',
			day('told_on').as('toldOn'),
			'taken_by as takenBy',
			dayOrNone('taken_on').as('takenOn'),
			dayOrNone('ended_on').as('endedOn'),
			'outcome',
			'reader_ids as readerIds',
			'never_id as neverId',
			'typed_by as typedBy',
		])
		.where('municipality_id', '=', here);

/** What this actor is on call for: what runs first, then what ended; newest first. */
export const conflictsSeen = (tx: Tx): Promise<Conflict[]> =>
	conflicts(tx).orderBy(sql`ended_on is not null`).orderBy('community.conflict.told_on', 'desc').limit(100).execute();

export const findConflict = (tx: Tx, id: string): Promise<Conflict | undefined> =>
	conflicts(tx).where('id', '=', id).executeTakeFirst();

/** Changes what runs; false when it ended meanwhile, or `when` no longer holds. */
async function change(tx: Tx, id: string, to: Record<string, string | null>, onlyFree = false): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.conflict')
		.set(to)
		.where('municipality_id', '=', here)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.$if(onlyFree, (query) => query.where('taken_by', 'is', null))
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** One more may read it. False when they are not on call there, or it is about them. */
export async function shareConflict(tx: Tx, id: string, workerId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.share_conflict(${id}, ${workerId}) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

/** The areas this team lead leads in which something waits too long. */
export async function areasWaiting(tx: Tx, today: string): Promise<string[]> {
	const { rows } = await sql<{ area: string }>`select community.conflicts_waiting(${today}::date) as area`.execute(tx);
	return rows.map(({ area }) => area);
}

export async function forgetQuiet(tx: Tx, today: string): Promise<void> {
	await sql`select community.forget_quiet_conflicts(${today}::date)`.execute(tx);
}

export const takeConflict = (tx: Tx, id: string, by: string, today: string): Promise<boolean> =>
	change(tx, id, { taken_by: by, taken_on: today }, true);

/** With the end who told it need not be reached any more. */
export const closeConflict = (tx: Tx, id: string, outcome: ConflictOutcome, today: string): Promise<boolean> =>
	change(tx, id, { outcome, ended_on: today, called: '', reach: '', safe: '' });

export async function stepsOf(tx: Tx, conflictId: string): Promise<{ id: string; onDay: string; words: string }[]> {
	return tx
		.selectFrom('community.conflict_step')
		.select(['id', 'words', day('on_day').as('onDay')])
		.where('municipality_id', '=', here)
		.where('conflict_id', '=', conflictId)
		.orderBy('community.conflict_step.on_day')
		.orderBy('id')
		.execute();
}

type Of = { municipalityId: string; id: string; conflictId: string };

export async function addStep(tx: Tx, one: Of & { onDay: string; words: string }): Promise<void> {
	await tx
		.insertInto('community.conflict_step')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			conflict_id: one.conflictId,
			on_day: one.onDay,
			words: one.words,
		})
		.execute();
}

/** The agreements this actor is on call for, by conflict. */
export async function agreementsSeen(tx: Tx): Promise<Map<string, Agreement>> {
	const rows = await tx
		.selectFrom('community.conflict_agreement')
		.select([
			'conflict_id as conflictId',
			'id',
			'words',
			day('made_on').as('madeOn'),
			day('remind_on').as('remindOn'),
			sql<number>`num_nonnulls(one_yes_on, other_yes_on)`.as('yeses'),
			dayOrNone('talked_on').as('talkedOn'),
		])
		.where('municipality_id', '=', here)
		.execute();
	return new Map(rows.map(({ conflictId, ...agreement }) => [conflictId, agreement] as const));
}

/** False when there is one already. */
export async function addAgreement(
	tx: Tx,
	one: Of & { words: string; madeOn: string; remindOn: string; otherHash: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.conflict_agreement')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			conflict_id: one.conflictId,
			words: one.words,
			made_on: one.madeOn,
			remind_on: one.remindOn,
			other_hash: one.otherHash,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/** Takes an agreement back, with its codes: other words need other codes. */
export async function removeAgreement(tx: Tx, conflictId: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.conflict_agreement')
		.where('municipality_id', '=', here)
		.where('conflict_id', '=', conflictId)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

export async function markTalked(tx: Tx, conflictId: string, today: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.conflict_agreement')
		.set({ talked_on: today })
		.where('municipality_id', '=', here)
		.where('conflict_id', '=', conflictId)
		.where('talked_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export type Followed = {
	toldOn: string;
	takenOn: string | null;
	endedOn: string | null;
	outcome: ConflictOutcome | null;
	called: string | null;
	phone: string | null;
};

/** What who told it reads with their code. */
export async function followed(tx: Tx, codeHash: string): Promise<Followed | undefined> {
	const { rows } = await sql<Followed>`
		select to_char(told_on, 'YYYY-MM-DD') as "toldOn", to_char(taken_on, 'YYYY-MM-DD') as "takenOn", to_char(ended_on, 'YYYY-MM-DD') as "endedOn", outcome, called, phone
		from community.conflict_behind(${codeHash})`.execute(tx);
	return rows[0];
}

export async function withdraw(tx: Tx, codeHash: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.withdraw_conflict(${codeHash}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

export type Agreeing = {
	words: string;
	remindOn: string;
	mineOn: string | null;
	otherOn: string | null;
	over: boolean;
};

/** What one of the two reads with their code. */
export async function agreeing(tx: Tx, codeHash: string): Promise<Agreeing | undefined> {
	const { rows } = await sql<Agreeing>`
		select words, to_char(remind_on, 'YYYY-MM-DD') as "remindOn", to_char(mine_on, 'YYYY-MM-DD') as "mineOn", to_char(other_on, 'YYYY-MM-DD') as "otherOn", over
		from community.agreement_behind(${codeHash})`.execute(tx);
	return rows[0];
}

/** A yes on that day; without a day a yes is taken back. */
export async function agree(tx: Tx, codeHash: string, today: string | null): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.agree(${codeHash}, ${today}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}

/** How often something ended, where that is five times or more. */
export async function countsSeen(
	tx: Tx,
): Promise<{ areaCode: string; kind: ConflictKind; year: number; ended: number }[]> {
	return tx
		.selectFrom('community.conflict_count')
		.select(['area_code as areaCode', 'kind', 'year', 'ended'])
		.where('municipality_id', '=', here)
		.orderBy('year', 'desc')
		.orderBy('area_code')
		.execute();
}
