import { type Generated, type Insertable, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import type { ActionState, Consultation, ConsultationAction, Informed, Invited } from './consultation.ts';

type ConsultationTable = {
	municipality_id: string;
	id: string;
	owner_id: string;
	owner_called: string;
	team_id: string;
	organisation_id: string;
	area_code: string;
	question_sealed: string;
	on_day: string;
	place_called: string;
	expert_sealed: string;
	informed: Informed | null;
	exception_sealed: string;
	began_on: Generated<string | null>;
	decision_sealed: Generated<string>;
	objected_on: Generated<string | null>;
	made_on: string;
};
type InvitedTable = {
	municipality_id: string;
	id: string;
	consultation_id: string;
	worker_id: string;
	worker_called: string;
	team_id: string;
	organisation_id: string;
	organisation_called: string;
	opened_on: Generated<string | null>;
	attended: Generated<boolean>;
};
type ActionTable = {
	municipality_id: string;
	id: string;
	consultation_id: string;
	worker_id: string;
	worker_called: string;
	what_sealed: string;
	due_on: string;
	state: Generated<ActionState>;
	said_on: Generated<string | null>;
	made_on: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.consultation': ConsultationTable;
		'care.consultation_client': {
			municipality_id: string;
			id: string;
			consultation_id: string;
			client_id: string;
			called_sealed: string;
		};
		'care.consultation_invited': InvitedTable;
		'care.consultation_action': ActionTable;
		'care.case_lesson': { municipality_id: string; id: string; words_sealed: string; month: string };
	}
}

const at = {
	question: 'care.consultation.question_sealed',
	exception: 'care.consultation.exception_sealed',
	expert: 'care.consultation.expert_sealed',
	decision: 'care.consultation.decision_sealed',
	called: 'care.consultation_client.called_sealed',
	what: 'care.consultation_action.what_sealed',
	lesson: 'care.case_lesson.words_sealed',
} as const;

export async function addConsultation(
	tx: Tx,
	municipalityId: string,
	one: Omit<
		Insertable<ConsultationTable>,
		'municipality_id' | 'question_sealed' | 'exception_sealed' | 'expert_sealed'
	> & {
		question: string;
		exception: string;
		expert: string;
	},
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	const { question, exception, expert, ...row } = one;
	await tx
		.insertInto('care.consultation')
		.values({
			...row,
			municipality_id: municipalityId,
			question_sealed: seals.seal(at.question, row.id, question),
			exception_sealed: seals.seal(at.exception, row.id, exception),
			expert_sealed: seals.seal(at.expert, row.id, expert),
		})
		.execute();
}

/** Of whom it is; `called` stays empty while it has no name. */
export async function tieClient(
	tx: Tx,
	municipalityId: string,
	one: { id: string; consultationId: string; clientId: string; called: string },
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.consultation_client')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			consultation_id: one.consultationId,
			client_id: one.clientId,
			called_sealed: seals.seal(at.called, one.id, one.called),
		})
		.execute();
}

export async function addInvited(
	tx: Tx,
	municipalityId: string,
	all: readonly Omit<Insertable<InvitedTable>, 'municipality_id'>[],
): Promise<void> {
	if (all.length === 0) return;
	await tx
		.insertInto('care.consultation_invited')
		.values(all.map((one) => ({ ...one, municipality_id: municipalityId })))
		.execute();
}

/** Every talk the actor may know, by the row policies; newest first. */
export async function consultationsKnown(tx: Tx, municipalityId: string, id?: string): Promise<Consultation[]> {
	if (id !== undefined && !isId(id)) return [];
	const rows = await tx
		.selectFrom('care.consultation')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
		.orderBy('on_day', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.id,
		ownerId: row.owner_id,
		ownerCalled: row.owner_called,
		areaCode: row.area_code,
		question: seals.open(at.question, row.id, row.question_sealed),
		onDay: row.on_day,
		placeCalled: row.place_called,
		expertCalled: seals.open(at.expert, row.id, row.expert_sealed),
		informed: row.informed,
		exception: seals.open(at.exception, row.id, row.exception_sealed),
		beganOn: row.began_on,
		decision: seals.open(at.decision, row.id, row.decision_sealed),
		objectedOn: row.objected_on,
		madeOn: row.made_on,
	}));
}

/** Of whom these are: for the owner who helps them, and for the person. */
export const clientsTied = (tx: Tx, municipalityId: string): Promise<{ consultationId: string; clientId: string }[]> =>
	tx
		.selectFrom('care.consultation_client')
		.select(['consultation_id as consultationId', 'client_id as clientId'])
		.where('municipality_id', '=', municipalityId)
		.execute();

/** The name, when the actor may read it at this moment. */
export async function nameIn(tx: Tx, municipalityId: string, consultationId: string): Promise<string> {
	const { rows } = await sql<{ id: string; called_sealed: string }>`
		select id, called_sealed from care.consultation_name(${consultationId})`.execute(tx);
	const [row] = rows;
	return row ? (await careSeals(tx, municipalityId)).open(at.called, row.id, row.called_sealed) : '';
}

/** The teams that may hear the name of this person in a talk. */
export async function teamsThatMayHear(tx: Tx, municipalityId: string, clientId: string): Promise<Set<string>> {
	const { rows } = await sql<{ to_team_id: string }>`
		select to_team_id from care.sharing_permission
		where municipality_id = ${municipalityId} and client_id = ${clientId} and purpose = 'consultation'
			and withdrawn_at is null and ${clock.today()}::date between given_on and until_on`.execute(tx);
	return new Set(rows.map(({ to_team_id }) => to_team_id));
}

export const invitedTo = async (
	tx: Tx,
	municipalityId: string,
	consultationIds: readonly string[],
): Promise<(Invited & { consultationId: string })[]> =>
	consultationIds.length === 0
		? []
		: tx
				.selectFrom('care.consultation_invited')
				.select([
					'id',
					'consultation_id as consultationId',
					'worker_id as workerId',
					'worker_called as workerCalled',
					'organisation_called as organisationCalled',
					'opened_on as openedOn',
					'attended',
				])
				.where('municipality_id', '=', municipalityId)
				.where('consultation_id', 'in', consultationIds)
				.orderBy('worker_called')
				.execute();

export async function noteOpened(tx: Tx, consultationId: string): Promise<void> {
	await sql`select care.note_consultation_opened(${consultationId})`.execute(tx);
}

/** What the owner changes, while nobody objected. Returns whether there was one. */
export async function changeConsultation(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { informed?: Informed; exception?: string; began_on?: string; decision?: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { exception, decision, ...plain } = set;
	const { numUpdatedRows } = await tx
		.updateTable('care.consultation')
		.set({
			...plain,
			...(exception !== undefined && { exception_sealed: seals.seal(at.exception, id, exception) }),
			...(decision !== undefined && { decision_sealed: seals.seal(at.decision, id, decision) }),
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function noteWhoCame(
	tx: Tx,
	municipalityId: string,
	id: string,
	invited: readonly string[],
): Promise<void> {
	if (invited.length === 0) return;
	await tx
		.updateTable('care.consultation_invited')
		.set({ attended: true })
		.where('municipality_id', '=', municipalityId)
		.where('consultation_id', '=', id)
		.where('id', 'in', invited)
		.execute();
}

export async function objectTo(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select care.object_to_consultation(${id}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

export async function addAction(
	tx: Tx,
	municipalityId: string,
	one: Omit<ConsultationAction, 'state' | 'saidOn'> & { madeOn: string },
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.consultation_action')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			consultation_id: one.consultationId,
			worker_id: one.workerId,
			worker_called: one.workerCalled,
			what_sealed: seals.seal(at.what, one.id, one.what),
			due_on: one.dueOn,
			made_on: one.madeOn,
		})
		.execute();
}

/** What was asked of whom, as far as the actor may know. */
export async function actionsKnown(tx: Tx, municipalityId: string): Promise<ConsultationAction[]> {
	const rows = await tx
		.selectFrom('care.consultation_action')
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
		consultationId: row.consultation_id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		what: seals.open(at.what, row.id, row.what_sealed),
		dueOn: row.due_on,
		state: row.state,
		saidOn: row.said_on,
	}));
}

export async function saveActionState(
	tx: Tx,
	municipalityId: string,
	id: string,
	from: ActionState,
	to: ActionState,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.consultation_action')
		.set({ state: to, said_on: clock.today() })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('state', '=', from)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function addLesson(
	tx: Tx,
	municipalityId: string,
	id: string,
	words: string,
	month: string,
): Promise<void> {
	const seals = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.case_lesson')
		.values({ municipality_id: municipalityId, id, words_sealed: seals.seal(at.lesson, id, words), month })
		.execute();
}

/** Newest first; the words are looked through after they were opened, a seal can be searched by nobody. */
export async function lessonsKept(
	tx: Tx,
	municipalityId: string,
): Promise<{ id: string; words: string; month: string }[]> {
	const rows = await tx
		.selectFrom('care.case_lesson')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('month', 'desc')
		.orderBy('id')
		.limit(1000)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map(({ id, words_sealed, month }) => ({ id, month, words: seals.open(at.lesson, id, words_sealed) }));
}
