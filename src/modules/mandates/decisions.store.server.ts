import { type Generated, type Insertable, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';
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
	}
}

const decisions = 'care.mandate_decision';
const messages = 'care.mandate_message';

/** Words come as they are, and are sealed here. */
export async function addDecision(
	tx: Tx,
	decision: Insertable<DecisionTable>,
	message: Insertable<MessageTable>,
): Promise<void> {
	const seals = await careSeals(tx, decision.municipality_id);
	await tx
		.insertInto(decisions)
		.values(sealRow(seals, decisions, decision))
		.execute();
	await tx
		.insertInto(messages)
		.values(sealRow(seals, messages, message))
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

const practicalOf = (
	seals: Parameters<typeof openRow>[0],
	id: string | null,
	practical_sealed: string | null,
): string => (id && practical_sealed ? openRow(seals, messages, { id, practical_sealed }).practical_sealed : '');

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
		why: openRow(seals, decisions, { id: row.id, why_sealed: row.why_sealed }).why_sealed,
		decidedBy: row.decided_by,
		decidedCalled: row.decided_called,
		decidedOn: row.decided_on,
		messageId: row.message_id,
		state: row.state ?? ('sent' as const),
		dueOn: row.due_on ?? row.decided_on,
		stateOn: row.state_on,
		ground: row.ground,
		law: row.law_called ?? '',
		practical: practicalOf(seals, row.message_id, row.practical_sealed),
	}));
}
export type DecisionKnown = Awaited<ReturnType<typeof decisionsKnown>>[number];

/** The queue of a back office: what, for whom, until when. */
export async function messagesKnown(tx: Tx, municipalityId: string) {
	const rows = await tx
		.selectFrom(messages)
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('due_on')
		.orderBy('id')
		.limit(500)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows
		.map((row) => openRow(seals, messages, row))
		.map((row) => ({
			id: row.id,
			executorId: row.executor_id,
			fromCalled: row.from_called,
			product: row.product_called,
			euros: row.euros,
			hours: row.hours,
			weeks: row.weeks,
			forWhom: row.for_whom_sealed,
			practical: row.practical_sealed,
			ground: row.ground,
			law: row.law_called,
			sentOn: row.sent_on,
			dueOn: row.due_on,
			state: row.state,
			stateOn: row.state_on,
		}));
}
export type MessageKnown = Awaited<ReturnType<typeof messagesKnown>>[number];

/** Of whom these messages are, by message: for the trail alone. */
export async function whomOfMessages(tx: Tx): Promise<Map<string, string>> {
	const { rows } = await sql<{ message_id: string; whom: string }>`select * from care.whom_of_messages()`.execute(tx);
	return new Map(rows.map(({ message_id, whom }) => [message_id, whom]));
}

export async function saveMessageState(
	tx: Tx,
	municipalityId: string,
	id: string,
	state: MessageState,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable(messages)
		.set({ state, state_on: clock.today() })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
