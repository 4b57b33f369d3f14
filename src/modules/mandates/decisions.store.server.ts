import { type Generated, type Insertable, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Domain, MessageGround, MessageState } from './mandate.ts';

type DecisionTable = {
	municipality_id: string;
	id: string;
	client_id: string;
	mandate_id: string;
	organisation_called: string;
	domain: Domain;
	product_called: string;
	euros: number | null;
	hours: number | null;
	weeks: number | null;
	why_sealed: string;
	decided_by: string;
	decided_called: string;
	team_id: string;
	organisation_id: string;
	decided_on: string;
};
type MessageTable = {
	municipality_id: string;
	id: string;
	decision_id: string;
	team_id: string;
	executor_id: string;
	from_called: string;
	product_called: string;
	euros: number | null;
	hours: number | null;
	weeks: number | null;
	for_whom_sealed: string;
	practical_sealed: string;
	ground: MessageGround;
	permission_id: string | null;
	law_called: string;
	sent_on: string;
	due_on: string;
	state: Generated<MessageState>;
	state_on: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.mandate_decision': DecisionTable;
		'care.mandate_message': MessageTable;
		'care.mandate_word': {
			municipality_id: string;
			id: string;
			message_id: string;
			side: 'back-office' | 'worker';
			by_called: string;
			words_sealed: string;
			said_on: string;
		};
		'care.mandate_check': {
			municipality_id: string;
			id: string;
			decision_id: string;
			team_id: string;
			month: string;
			right_so: Generated<boolean | null>;
			lesson_sealed: Generated<string>;
			checked_by: Generated<string | null>;
			checked_on: Generated<string | null>;
		};
	}
}

const at = {
	why: 'care.mandate_decision.why_sealed',
	forWhom: 'care.mandate_message.for_whom_sealed',
	practical: 'care.mandate_message.practical_sealed',
	words: 'care.mandate_word.words_sealed',
	lesson: 'care.mandate_check.lesson_sealed',
} as const;

export async function addDecision(
	tx: Tx,
	municipalityId: string,
	decision: Omit<Insertable<DecisionTable>, 'municipality_id' | 'why_sealed'> & { why: string },
	message: Omit<Insertable<MessageTable>, 'municipality_id' | 'for_whom_sealed' | 'practical_sealed'> & {
		forWhom: string;
		practical: string;
	},
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	const { why, ...decided } = decision;
	const { forWhom, practical, ...sent } = message;
	await tx
		.insertInto('care.mandate_decision')
		.values({ ...decided, municipality_id: municipalityId, why_sealed: seals.seal(at.why, decided.id, why) })
		.execute();
	await tx
		.insertInto('care.mandate_message')
		.values({
			...sent,
			municipality_id: municipalityId,
			for_whom_sealed: seals.seal(at.forWhom, sent.id, forWhom),
			practical_sealed: seals.seal(at.practical, sent.id, practical),
		})
		.execute();
}

/** The permission by which this back office may hear of this person, now. */
export async function permissionFor(tx: Tx, municipalityId: string, clientId: string, teamId: string) {
	const { rows } = await sql<{ id: string }>`
		select id from care.sharing_permission
		where municipality_id = ${municipalityId} and client_id = ${clientId} and to_team_id = ${teamId} and purpose = 'back-office'
			and withdrawn_at is null and ${clock.today()}::date between given_on and until_on
		order by until_on desc limit 1`.execute(tx);
	return rows[0]?.id;
}

/** What was decided, with what became of it; of one person, or of everybody the actor may know. */
export async function decisionsKnown(tx: Tx, municipalityId: string, clientId?: string) {
	const rows = await tx
		.selectFrom('care.mandate_decision as d')
		.leftJoin('care.mandate_message as g', (on) =>
			on.onRef('g.municipality_id', '=', 'd.municipality_id').onRef('g.decision_id', '=', 'd.id'),
		)
		.selectAll('d')
		.select([
			'g.id as message_id',
			'g.state',
			'g.due_on',
			'g.state_on',
			'g.ground',
			'g.law_called',
			'g.practical_sealed',
		])
		.where('d.municipality_id', '=', municipalityId)
		.$if(clientId !== undefined, (query) => query.where('d.client_id', '=', clientId ?? ''))
		.orderBy('d.decided_on', 'desc')
		.orderBy('d.id')
		.limit(500)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		clientId: row.client_id,
		mandateId: row.mandate_id,
		organisationCalled: row.organisation_called,
		domain: row.domain,
		product: row.product_called,
		euros: row.euros,
		hours: row.hours,
		weeks: row.weeks,
		why: seals.open(at.why, row.id, row.why_sealed),
		decidedBy: row.decided_by,
		decidedCalled: row.decided_called,
		decidedOn: row.decided_on,
		messageId: row.message_id,
		state: row.state ?? ('sent' as const),
		dueOn: row.due_on ?? row.decided_on,
		stateOn: row.state_on,
		ground: row.ground,
		law: row.law_called ?? '',
		practical: row.message_id ? seals.open(at.practical, row.message_id, row.practical_sealed ?? '') : '',
	}));
}
export type DecisionKnown = Awaited<ReturnType<typeof decisionsKnown>>[number];

/** The queue of a back office: what, for whom, until when. */
export async function messagesKnown(tx: Tx, municipalityId: string) {
	const rows = await tx
		.selectFrom('care.mandate_message')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('due_on')
		.orderBy('id')
		.limit(500)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		executorId: row.executor_id,
		fromCalled: row.from_called,
		product: row.product_called,
		euros: row.euros,
		hours: row.hours,
		weeks: row.weeks,
		forWhom: seals.open(at.forWhom, row.id, row.for_whom_sealed),
		practical: seals.open(at.practical, row.id, row.practical_sealed),
		ground: row.ground,
		law: row.law_called,
		sentOn: row.sent_on,
		dueOn: row.due_on,
		state: row.state,
		stateOn: row.state_on,
	}));
}
export type MessageKnown = Awaited<ReturnType<typeof messagesKnown>>[number];

export async function saveMessageState(
	tx: Tx,
	municipalityId: string,
	id: string,
	state: MessageState,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.mandate_message')
		.set({ state, state_on: clock.today() })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function addWord(
	tx: Tx,
	municipalityId: string,
	one: { id: string; messageId: string; side: 'back-office' | 'worker'; byCalled: string; words: string },
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.mandate_word')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			message_id: one.messageId,
			side: one.side,
			by_called: one.byCalled,
			words_sealed: seals.seal(at.words, one.id, one.words),
			said_on: clock.today(),
		})
		.execute();
}

export async function wordsOn(tx: Tx, municipalityId: string, messageIds: readonly string[]) {
	if (messageIds.length === 0) return [];
	const rows = await tx
		.selectFrom('care.mandate_word')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('message_id', 'in', messageIds)
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		messageId: row.message_id,
		side: row.side,
		byCalled: row.by_called,
		words: seals.open(at.words, row.id, row.words_sealed),
		saidOn: row.said_on,
	}));
}

/** Which decisions of a month were taken, and which of them were drawn already, by team. */
export async function decidedIn(tx: Tx, municipalityId: string, month: string) {
	const rows = await tx
		.selectFrom('care.mandate_decision')
		.select(['id', 'team_id as teamId'])
		.where('municipality_id', '=', municipalityId)
		.where(sql<boolean>`date_trunc('month', decided_on)::date = ${month}::date`)
		.execute();
	const drawnBefore = await tx
		.selectFrom('care.mandate_check')
		.select('team_id as teamId')
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('month', '=', month)
		.execute();
	return { rows, teamsDone: new Set(drawnBefore.map(({ teamId }) => teamId)) };
}

export async function addChecks(
	tx: Tx,
	municipalityId: string,
	all: readonly { id: string; decisionId: string; teamId: string; month: string }[],
): Promise<void> {
	if (all.length === 0) return;
	await tx
		.insertInto('care.mandate_check')
		.values(
			all.map((one) => ({
				municipality_id: municipalityId,
				id: one.id,
				decision_id: one.decisionId,
				team_id: one.teamId,
				month: one.month,
			})),
		)
		.execute();
}

/** What was drawn for this actor to look at. */
export const checksToDo = (
	tx: Tx,
	municipalityId: string,
): Promise<{ id: string; decisionId: string; month: string }[]> =>
	tx
		.selectFrom('care.mandate_check')
		.select(['id', 'decision_id as decisionId', 'month'])
		.where('municipality_id', '=', municipalityId)
		.where('right_so', 'is', null)
		.orderBy('month')
		.execute();

export async function saveCheck(
	tx: Tx,
	municipalityId: string,
	one: { id: string; right: boolean; lesson: string; by: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { numUpdatedRows } = await tx
		.updateTable('care.mandate_check')
		.set({
			right_so: one.right,
			lesson_sealed: seals.seal(at.lesson, one.id, one.lesson),
			checked_by: one.by,
			checked_on: clock.today(),
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', one.id)
		.where('right_so', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** What a colleague learned from a decision, beside it. */
export async function checksDone(tx: Tx, municipalityId: string) {
	const rows = await tx
		.selectFrom('care.mandate_check')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('right_so', 'is not', null)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		decisionId: row.decision_id,
		right: row.right_so ?? true,
		lesson: seals.open(at.lesson, row.id, row.lesson_sealed),
	}));
}
