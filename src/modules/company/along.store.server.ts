import { sql, type Tx } from '#platform/db/index.server';
import type { CirclePerson, GoingAlong, Happened, Solidarity } from './along.ts';
import type { Here } from './for-client.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.going_along': {
			municipality_id: string;
			id: string;
			client_id: string;
			worker_id: string;
			worker_called: string;
			what_sealed: string;
			where_sealed: string;
			practical_sealed: string;
			on_day: string;
			at_time: string | null;
			happened: Happened | null;
			after_sealed: string;
			answered_on: string | null;
			made_on: string;
		};
		'care.solidarity': {
			municipality_id: string;
			id: string;
			client_id: string;
			own_words_sealed: string;
			strengths_sealed: string;
			changed_on: string;
		};
		'care.solidarity_person': {
			municipality_id: string;
			id: string;
			client_id: string;
			called_sealed: string;
			does_sealed: string;
			since_on: string;
		};
	}
}

const at = (column: 'what' | 'where' | 'practical' | 'after') => `care.going_along.${column}_sealed`;
const ownAt = 'care.solidarity.own_words_sealed';
const strengthsAt = 'care.solidarity.strengths_sealed';
const calledAt = 'care.solidarity_person.called_sealed';
const doesAt = 'care.solidarity_person.does_sealed';

/** Every time a worker goes along, the latest day first. */
export async function alongsOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<GoingAlong[]> {
	const rows = await tx
		.selectFrom('care.going_along')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		workerCalled: row.worker_called,
		what: seals.open(at('what'), row.id, row.what_sealed),
		where: seals.open(at('where'), row.id, row.where_sealed),
		practical: seals.open(at('practical'), row.id, row.practical_sealed),
		onDay: row.on_day,
		atTime: row.at_time,
		happened: row.happened,
		after: seals.open(at('after'), row.id, row.after_sealed),
	}));
}

export async function addAlong(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	one: Omit<GoingAlong, 'happened' | 'after'> & { workerId: string; on: string },
): Promise<void> {
	await tx
		.insertInto('care.going_along')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: clientId, worker_id: one.workerId },
			worker_called: one.workerCalled,
			what_sealed: seals.seal(at('what'), one.id, one.what),
			where_sealed: seals.seal(at('where'), one.id, one.where),
			practical_sealed: seals.seal(at('practical'), one.id, one.practical),
			...{ on_day: one.onDay, at_time: one.atTime, happened: null, after_sealed: '', answered_on: null },
			made_on: one.on,
		})
		.execute();
}

/** Whether it was there and not answered yet. */
export async function answerAlong(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	id: string,
	{ happened, after, on }: { happened: Happened; after: string; on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.going_along')
		.set({ happened, after_sealed: seals.seal(at('after'), id, after), answered_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('happened', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function solidarityOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<Solidarity | undefined> {
	const row = await tx
		.selectFrom('care.solidarity')
		.select(['id', 'own_words_sealed', 'strengths_sealed'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	return (
		row && {
			ownWords: seals.open(ownAt, row.id, row.own_words_sealed),
			strengths: seals.open(strengthsAt, row.id, row.strengths_sealed),
		}
	);
}

/** Their words, for the first time or again. `id`: for when it is the first time. */
export async function saveSolidarity(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	{ id, ownWords, strengths, on }: Solidarity & { id: string; on: string },
): Promise<void> {
	const there = await tx
		.selectFrom('care.solidarity')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	const its = there?.id ?? id;
	const said = {
		own_words_sealed: seals.seal(ownAt, its, ownWords),
		strengths_sealed: seals.seal(strengthsAt, its, strengths),
		changed_on: on,
	};
	if (there)
		await tx
			.updateTable('care.solidarity')
			.set(said)
			.where('municipality_id', '=', municipalityId)
			.where('id', '=', its)
			.execute();
	else
		await tx
			.insertInto('care.solidarity')
			.values({ municipality_id: municipalityId, id: its, client_id: clientId, ...said })
			.execute();
}

export async function circleOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<CirclePerson[]> {
	const rows = await tx
		.selectFrom('care.solidarity_person')
		.select(['id', 'called_sealed', 'does_sealed'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('since_on')
		.orderBy('id')
		.limit(40)
		.execute();
	return rows.map(({ id, called_sealed, does_sealed }) => ({
		id,
		called: seals.open(calledAt, id, called_sealed),
		does: seals.open(doesAt, id, does_sealed),
	}));
}

export async function addToCircle(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	{ id, called, does, on }: CirclePerson & { on: string },
): Promise<void> {
	await tx
		.insertInto('care.solidarity_person')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, since_on: on },
			called_sealed: seals.seal(calledAt, id, called),
			does_sealed: seals.seal(doesAt, id, does),
		})
		.execute();
}

export async function removeFromCircle(tx: Tx, { municipalityId, clientId }: Here, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.solidarity_person')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

export type Waits = { steps: number; words: number; alongs: number };
/** How much waits for this worker, of one person or of all they help; numbers alone. */
export async function whatWaits(
	tx: Tx,
	municipalityId: string,
	today: string,
	clientId: string | null,
): Promise<Waits> {
	const mine = sql`t.municipality_id = ${municipalityId} and (${clientId}::uuid is null or t.client_id = ${clientId}::uuid)`;
	const { rows } = await sql<Waits>`select
		(select count(*)::integer from care.step_down t where ${mine} and (
			(t.back_on is not null and t.back_seen_on is null)
			or (t.ended_on is null and t.introduced is null and t.introduce_on <= ${today}::date)
			or (t.ended_on is null and exists (select from care.arrival a where a.municipality_id = t.municipality_id and a.step_id = t.id and a.outcome is null and a.due_on <= ${today}::date)))) as steps,
		(select count(*)::integer from care.helper_word t where ${mine} and t.seen_on is null and t.word <> 'well') as words,
		(select count(*)::integer from care.going_along t where ${mine} and t.happened is null and t.on_day <= ${today}::date) as alongs`.execute(
		tx,
	);
	return rows[0] ?? { steps: 0, words: 0, alongs: 0 };
}
