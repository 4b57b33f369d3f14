import { sql, type Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Outcome } from './plan.ts';

type WishKind = 'another' | 'again';
declare module '#platform/db/tables' {
	interface Tables {
		'care.plan_aftercare': {
			municipality_id: string;
			id: string;
			client_id: string;
			due_on: string;
			done_on: string | null;
			outcome: Outcome | null;
			words_sealed: string;
			done_by: string;
		};
		'care.worker_wish': {
			municipality_id: string;
			id: string;
			client_id: string;
			team_id: string;
			kind: WishKind;
			called_sealed: string;
			words_sealed: string;
			asked_on: string;
			answered_on: string | null;
			answered_by: string;
			answer_sealed: string;
		};
		'care.plan_presence': {
			municipality_id: string;
			client_id: string;
			account_id: string;
			called: string;
			helps: boolean;
			seen_at: Date;
		};
	}
}

const callAt = 'care.plan_aftercare.words_sealed';
const calledAt = 'care.worker_wish.called_sealed';
const wishAt = 'care.worker_wish.words_sealed';
const answerAt = 'care.worker_wish.answer_sealed';

export type Call = {
	id: string;
	clientId: string;
	dueOn: string;
	doneOn: string | null;
	outcome: Outcome | null;
	words: string;
	doneBy: string;
};

/** Calls after the end that the actor may know of, earliest first; of one person, or of all. */
export async function callsOf(tx: Tx, municipalityId: string, clientId?: string): Promise<Call[]> {
	const all = tx
		.selectFrom('care.plan_aftercare')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('due_on')
		.orderBy('id');
	const rows = await (clientId ? all.where('client_id', '=', clientId) : all.where('done_on', 'is', null)).execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, clientId: row.client_id, dueOn: row.due_on, doneOn: row.done_on, outcome: row.outcome },
		...{ words: open(callAt, row.id, row.words_sealed), doneBy: row.done_by },
	}));
}

export async function addCall(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	id: string,
	dueOn: string,
): Promise<void> {
	await tx
		.insertInto('care.plan_aftercare')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, due_on: dueOn, done_on: null, outcome: null },
			...{ words_sealed: '', done_by: '' },
		})
		.execute();
}

export async function closeCall(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{
		id,
		outcome,
		words,
		doneOn,
		doneBy,
	}: { id: string; outcome: Outcome; words: string; doneOn: string; doneBy: string },
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_aftercare')
		.set({ outcome, words_sealed: seal(callAt, id, words), done_on: doneOn, done_by: doneBy })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('done_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The help goes on: nobody calls any more to hear how it went. */
export async function dropCalls(tx: Tx, municipalityId: string, clientId: string): Promise<void> {
	await tx
		.deleteFrom('care.plan_aftercare')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('done_on', 'is', null)
		.execute();
}

export type Wish = {
	id: string;
	clientId: string;
	kind: WishKind;
	called: string;
	words: string;
	askedOn: string;
	answeredOn: string | null;
	answeredBy: string;
	answer: string;
};

/** Wishes that the actor may read: one's own, or those of the team that are open. */
export async function wishesOf(tx: Tx, municipalityId: string, clientId?: string): Promise<Wish[]> {
	const all = tx
		.selectFrom('care.worker_wish')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('asked_on', 'desc')
		.orderBy('id');
	const rows = await (clientId
		? all.where('client_id', '=', clientId)
		: all.where('answered_on', 'is', null)
	).execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, clientId: row.client_id, kind: row.kind, called: open(calledAt, row.id, row.called_sealed) },
		...{ words: open(wishAt, row.id, row.words_sealed), askedOn: row.asked_on, answeredOn: row.answered_on },
		...{ answeredBy: row.answered_by, answer: open(answerAt, row.id, row.answer_sealed) },
	}));
}

/** Who asked for the team again and may be taken up by this worker: by first name, without what they said. */
export async function againInTeam(tx: Tx, municipalityId: string): Promise<Wish[]> {
	const { rows } = await sql<{
		id: string;
		client_id: string;
		called_sealed: string;
		asked_on: string;
	}>`select id, client_id, called_sealed, to_char(asked_on, 'YYYY-MM-DD') as asked_on from care.again_in_my_team()`.execute(
		tx,
	);
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, clientId: row.client_id, kind: 'again', askedOn: row.asked_on, words: '' },
		called: open(calledAt, row.id, row.called_sealed).split(' ')[0] ?? '',
		...{ answeredOn: null, answeredBy: '', answer: '' },
	}));
}

/** False when the same was asked and not answered yet. */
export async function addWish(
	tx: Tx,
	municipalityId: string,
	one: { id: string; clientId: string; teamId: string; kind: WishKind; called: string; words: string; askedOn: string },
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('care.worker_wish')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: one.clientId, team_id: one.teamId, kind: one.kind },
			...{ called_sealed: seal(calledAt, one.id, one.called), words_sealed: seal(wishAt, one.id, one.words) },
			...{ asked_on: one.askedOn, answered_on: null, answered_by: '', answer_sealed: '' },
		})
		.onConflict((there) => there.doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function saveAnswer(
	tx: Tx,
	municipalityId: string,
	{ id, answer, on, by }: { id: string; answer: string; on: string; by: string },
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const { numUpdatedRows } = await tx
		.updateTable('care.worker_wish')
		.set({ answer_sealed: seal(answerAt, id, answer), answered_on: on, answered_by: by })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The file of who asked to speak to the team again, now with this worker. Undefined when it is not theirs to take up. */
export async function takeUp(tx: Tx, wishId: string, relationId: string, called: string): Promise<string | undefined> {
	const { rows } = await sql<{
		client: string | null;
	}>`select care.take_up_again(${wishId}, ${relationId}, ${called}) as client`.execute(tx);
	return rows[0]?.client ?? undefined;
}

export type Here = { by: string; byPerson: boolean };

/** Says who is here, and tells who else is since that moment. Whoever is away is forgotten by the round. */
export async function hereNow(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{ accountId, by, byPerson, at }: Here & { accountId: string; at: Date },
	since: Date,
): Promise<Here[]> {
	const here = { called: by, helps: !byPerson, seen_at: at };
	await tx
		.insertInto('care.plan_presence')
		.values({ municipality_id: municipalityId, client_id: clientId, account_id: accountId, ...here })
		.onConflict((there) => there.columns(['municipality_id', 'client_id', 'account_id']).doUpdateSet(here))
		.execute();
	const { rows } = await sql<{
		called: string;
		helps: boolean;
	}>`select called, helps from care.others_at_plan(${clientId}, ${since})`.execute(tx);
	return rows.map(({ called, helps }) => ({ by: called, byPerson: !helps }));
}

/** Forgets who had a plan open; the row policy of the round lets go only what is older than ten minutes. */
export async function forgetPresence(tx: Tx, municipalityId: string): Promise<void> {
	await tx.deleteFrom('care.plan_presence').where('municipality_id', '=', municipalityId).execute();
}
