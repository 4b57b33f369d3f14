import type { Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Answer, Ask, Asking, ConsentHow, Went } from './asking.ts';

type AskingRow = {
	municipality_id: string;
	id: string;
	need_code: string;
	area_codes: string[];
	place_code: string;
	sentence: string;
	approach_code: string | null;
	pattern_id: string | null;
	fewest: number;
	asked_by: string;
	asked_at: Date;
	closes_on: string;
	enough_at: Generated<Date | null>;
	initiative_id: Generated<string | null>;
	grouped_at: Generated<Date | null>;
	meets_on: Generated<string | null>;
	meets_where: Generated<string>;
	closed_at: Generated<Date | null>;
};
type AskRow = {
	municipality_id: string;
	id: string;
	asking_id: string;
	worker_id: string;
	person_id: string | null;
	signal_id: string | null;
	put_at: Date;
	answer: Generated<Answer | null>;
	answered_at: Generated<Date | null>;
	called: Generated<string>;
	contact: Generated<string>;
	contact_key: Generated<string | null>;
	consent_how: Generated<ConsentHow | null>;
	withdraw_hash: Generated<string | null>;
	withdrawn_at: Generated<Date | null>;
	went: Generated<Went | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.asking': AskingRow;
		'community.asking_person': AskRow;
	}
}

const asAsking = (row: Selectable<AskingRow>): Asking => ({
	id: row.id,
	needCode: row.need_code,
	areaCodes: row.area_codes,
	placeCode: row.place_code,
	sentence: row.sentence,
	approachCode: row.approach_code,
	patternId: row.pattern_id,
	fewest: row.fewest,
	askedBy: row.asked_by,
	askedAt: row.asked_at,
	closesOn: row.closes_on,
	initiativeId: row.initiative_id,
	meetsOn: row.meets_on,
	meetsWhere: row.meets_where,
	closedAt: row.closed_at,
});

const asAsk = (row: Selectable<AskRow>): Ask => ({
	id: row.id,
	askingId: row.asking_id,
	workerId: row.worker_id,
	personId: row.person_id,
	signalId: row.signal_id,
	putAt: row.put_at,
	answer: row.answer,
	answeredAt: row.answered_at,
	called: row.called,
	contact: row.contact,
	withdrawnAt: row.withdrawn_at,
	went: row.went,
});

type NewAsking = Omit<Asking, 'initiativeId' | 'meetsOn' | 'meetsWhere' | 'closedAt'>;

/** False when the same already goes round there, or the id is taken. */
export async function addAsking(tx: Tx, municipalityId: string, one: NewAsking): Promise<boolean> {
	const done = await tx
		.insertInto('community.asking')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			need_code: one.needCode,
			area_codes: [...one.areaCodes],
			place_code: one.placeCode,
			sentence: one.sentence,
			approach_code: one.approachCode,
			pattern_id: one.patternId,
			fewest: one.fewest,
			asked_by: one.askedBy,
			asked_at: one.askedAt,
			closes_on: one.closesOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function findAsking(tx: Tx, municipalityId: string, id: string): Promise<Asking | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.asking')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asAsking(row);
}

/** Every question the actor brought or was given, newest first. The row policies set the limit. */
export async function askingsSeen(tx: Tx, municipalityId: string): Promise<Asking[]> {
	const rows = await tx
		.selectFrom('community.asking')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('asked_at', 'desc')
		.limit(100)
		.execute();
	return rows.map(asAsking);
}

/** Questions about a need that still go round where somebody asked for it. */
export async function roundsAbout(
	tx: Tx,
	municipalityId: string,
	needCode: string,
	areaCode: string,
): Promise<Asking[]> {
	const rows = await tx
		.selectFrom('community.asking')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('need_code', '=', needCode)
		.where('closed_at', 'is', null)
		.where('initiative_id', 'is', null)
		.where(sql<boolean>`${areaCode} = any(area_codes)`)
		.execute();
	return rows.map(asAsking);
}

/** Changes a question if it is still there for the actor; false when it is not. */
export async function changeAsking(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: {
		initiative_id?: string;
		grouped_at?: Date;
		meets_on?: string;
		meets_where?: string;
		closed_at?: Date;
	},
): Promise<boolean> {
	const done = await tx
		.updateTable('community.asking')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Marks that there are enough, once. False when that was marked before, or there are not. */
export async function markEnough(tx: Tx, municipalityId: string, id: string, at: Date): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update community.asking a set enough_at = ${at}
		where a.municipality_id = ${municipalityId} and a.id = ${id} and a.enough_at is null and a.closed_at is null
			and a.fewest <= (select count(distinct p.contact_key) from community.asking_person p
				where p.municipality_id = a.municipality_id and p.asking_id = a.id and p.called <> '')`.execute(tx);
	return numAffectedRows === 1n;
}

/** False when this person was already given to somebody in this round. */
export async function putToWorker(
	tx: Tx,
	municipalityId: string,
	ask: Pick<Ask, 'id' | 'askingId' | 'workerId' | 'personId' | 'signalId' | 'putAt'>,
): Promise<boolean> {
	const done = await tx
		.insertInto('community.asking_person')
		.values({
			municipality_id: municipalityId,
			id: ask.id,
			asking_id: ask.askingId,
			worker_id: ask.workerId,
			person_id: ask.personId,
			signal_id: ask.signalId,
			put_at: ask.putAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

/** What the actor may see of who is asked: a worker their own persons, a resident themselves. */
export async function asksSeen(tx: Tx, municipalityId: string, askingId?: string): Promise<Ask[]> {
	let query = tx.selectFrom('community.asking_person').selectAll().where('municipality_id', '=', municipalityId);
	if (askingId) query = query.where('asking_id', '=', askingId);
	return (await query.orderBy('put_at', 'desc').limit(200).execute()).map(asAsk);
}

/** What one person was asked and answered, with what may be passed on of it; newest first. */
export async function answeredBy(
	tx: Tx,
	municipalityId: string,
	personId: string,
): Promise<{ id: string; sentence: string; called: string; contact: string; answeredAt: Date }[]> {
	const rows = await tx
		.selectFrom('community.asking_person as p')
		.innerJoin('community.asking as a', (on) =>
			on.onRef('a.municipality_id', '=', 'p.municipality_id').onRef('a.id', '=', 'p.asking_id'),
		)
		.select(['p.id', 'a.sentence', 'p.called', 'p.contact', 'p.answered_at'])
		.where('p.municipality_id', '=', municipalityId)
		.where('p.person_id', '=', personId)
		.where('p.answered_at', 'is not', null)
		.orderBy('p.answered_at', 'desc')
		.limit(200)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		sentence: row.sentence,
		called: row.called,
		contact: row.contact,
		answeredAt: row.answered_at as Date,
	}));
}

export async function findAsk(tx: Tx, municipalityId: string, id: string): Promise<Ask | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.asking_person')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asAsk(row);
}

export type Said = {
	answer: Answer;
	answered_at: Date;
	called: string;
	contact: string;
	contact_key: string | null;
	consent_how: ConsentHow | null;
	withdraw_hash: string | null;
};

export async function saveAnswer(tx: Tx, municipalityId: string, id: string, said: Said): Promise<boolean> {
	const done = await tx
		.updateTable('community.asking_person')
		.set({ ...said, withdrawn_at: null, went: null })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function saveWent(tx: Tx, municipalityId: string, id: string, went: Went): Promise<void> {
	await tx
		.updateTable('community.asking_person')
		.set({ went })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** The names and ways to reach of who said yes; empty until there are enough, and for everybody but who brings them together. */
export async function groupStart(tx: Tx, askingId: string): Promise<{ called: string; contact: string }[]> {
	const { rows } = await sql<{
		called: string;
		contact: string;
	}>`select called, contact from community.group_start(${askingId})`.execute(tx);
	return rows;
}

/** Takes a yes back by its code (as a hash) or as the person it is of; the question it was a yes to. */
export async function takeBack(tx: Tx, by: { hash?: string; askId?: string }, at: Date): Promise<string | undefined> {
	const { rows } = await sql<{
		id: string | null;
	}>`select community.take_back_yes(${by.hash ?? null}, ${by.askId ?? null}::uuid, ${at}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

export async function yesStands(tx: Tx, hash: string): Promise<boolean> {
	const { rows } = await sql<{ stands: boolean }>`select community.yes_stands(${hash}) as stands`.execute(tx);
	return rows[0]?.stands ?? false;
}

export async function tellWhetherWent(tx: Tx, askId: string, went: Went): Promise<boolean> {
	const { rows } = await sql<{
		id: string | null;
	}>`select community.tell_whether_went(${askId}::uuid, ${went}) as id`.execute(tx);
	return Boolean(rows[0]?.id);
}

/** For the task: everything of one person in every round, or only what was not answered yet. */
export async function forgetAsksOf(
	tx: Tx,
	municipalityId: string,
	personId: string,
	which: 'all' | 'unanswered' = 'all',
): Promise<void> {
	const asks = tx
		.deleteFrom('community.asking_person')
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId);
	await (which === 'all' ? asks : asks.where('answer', 'is', null)).execute();
}

/** For the task: a note that was taken back is asked about no more. */
export async function forgetAsksAbout(tx: Tx, municipalityId: string, signalId: string): Promise<void> {
	await tx
		.deleteFrom('community.asking_person')
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.where('answer', 'is', null)
		.execute();
}

/** For the task: rounds whose last day is past stop, and names go some time after the end. */
export async function tidyAskings(
	tx: Tx,
	municipalityId: string,
	today: string,
	contactsBefore: string,
	now: Date,
): Promise<void> {
	await sql`
		update community.asking set closed_at = ${now}
		where municipality_id = ${municipalityId} and closed_at is null and (
			(initiative_id is null and closes_on < ${today}::date) or meets_on < ${today}::date - 30)`.execute(tx);
	await sql`
		update community.asking_person p set called = '', contact = '', contact_key = null, withdraw_hash = null
		from community.asking a
		where p.municipality_id = ${municipalityId} and a.municipality_id = p.municipality_id and a.id = p.asking_id
			and p.called <> '' and a.closed_at < ${contactsBefore}::date`.execute(tx);
	await sql`
		delete from community.asking where municipality_id = ${municipalityId} and closed_at < ${today}::date - 730`.execute(
		tx,
	);
}
