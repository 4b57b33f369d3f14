import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Helped, Session, SessionAnswer, SessionQuestion } from './session.ts';

type SessionRow = {
	municipality_id: string;
	id: string;
	code: string;
	institution: string;
	about: string;
	area_code: string;
	place: string;
	held_on: string;
	starts_at: string;
	confirmed_on: string | null;
	made_on: string;
};
declare module '#platform/db/tables' {
	interface Tables {
		'open.institution_session': SessionRow;
		'open.session_answer': {
			municipality_id: string;
			id: string;
			session_id: string;
			question: string;
			answer: string;
			checked_on: string;
			made_at: Date;
		};
		'community.session_origin': {
			municipality_id: string;
			session_id: string;
			pattern_id: string | null;
			made_by: string;
		};
		'community.session_question': {
			municipality_id: string;
			id: string;
			session_id: string;
			text: string;
			source: 'resident' | 'worker';
			asked_on: string;
			merged_into: string | null;
			answered_at: Date | null;
		};
		'community.session_help': {
			municipality_id: string;
			id: string;
			session_id: string;
			helped: Helped;
			told_on: string;
		};
	}
}

const asSession = (row: Selectable<SessionRow>): Session => ({
	id: row.id,
	code: row.code,
	institution: row.institution,
	about: row.about,
	areaCode: row.area_code,
	place: row.place,
	heldOn: row.held_on,
	startsAt: row.starts_at,
	confirmedOn: row.confirmed_on,
});

export async function addSession(
	tx: Tx,
	municipalityId: string,
	session: Session & { madeOn: string; patternId: string | null; madeBy: string },
): Promise<void> {
	await tx
		.insertInto('open.institution_session')
		.values({
			municipality_id: municipalityId,
			id: session.id,
			code: session.code,
			institution: session.institution,
			about: session.about,
			area_code: session.areaCode,
			place: session.place,
			held_on: session.heldOn,
			starts_at: session.startsAt,
			confirmed_on: null,
			made_on: session.madeOn,
		})
		.execute();
	await tx
		.insertInto('community.session_origin')
		.values({
			municipality_id: municipalityId,
			session_id: session.id,
			pattern_id: session.patternId,
			made_by: session.madeBy,
		})
		.execute();
}

export async function findSession(tx: Tx, municipalityId: string, code: string): Promise<Session | undefined> {
	const row = await tx
		.selectFrom('open.institution_session')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('code', '=', code.toLowerCase())
		.executeTakeFirst();
	return row && asSession(row);
}

/** Latest day first. */
export async function sessionsOf(tx: Tx, municipalityId: string): Promise<Session[]> {
	const rows = await tx
		.selectFrom('open.institution_session')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('held_on', 'desc')
		.limit(100)
		.execute();
	return rows.map(asSession);
}

export async function saveConfirmed(tx: Tx, municipalityId: string, id: string, on: string): Promise<void> {
	await tx
		.updateTable('open.institution_session')
		.set({ confirmed_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function addQuestion(
	tx: Tx,
	municipalityId: string,
	question: { id: string; sessionId: string; text: string; source: 'resident' | 'worker'; askedOn: string },
): Promise<void> {
	await tx
		.insertInto('community.session_question')
		.values({
			municipality_id: municipalityId,
			id: question.id,
			session_id: question.sessionId,
			text: question.text,
			source: question.source,
			asked_on: question.askedOn,
			merged_into: null,
			answered_at: null,
		})
		.execute();
}

export async function questionsOf(tx: Tx, municipalityId: string, sessionId: string): Promise<SessionQuestion[]> {
	const rows = await tx
		.selectFrom('community.session_question')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('session_id', '=', sessionId)
		.orderBy('id')
		.limit(500)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		text: row.text,
		source: row.source,
		mergedInto: row.merged_into,
		answered: row.answered_at !== null,
	}));
}

/** Puts a question, and what was merged into it before, under another. */
export async function saveMerged(tx: Tx, municipalityId: string, question: string, into: string): Promise<void> {
	await tx
		.updateTable('community.session_question')
		.set({ merged_into: into })
		.where('municipality_id', '=', municipalityId)
		.where((of) => of.or([of('id', '=', question), of('merged_into', '=', question)]))
		.execute();
}

export async function saveAnswered(tx: Tx, municipalityId: string, question: string, at: Date): Promise<void> {
	await tx
		.updateTable('community.session_question')
		.set({ answered_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', question)
		.execute();
}

export async function addAnswer(
	tx: Tx,
	municipalityId: string,
	answer: SessionAnswer & { sessionId: string; madeAt: Date },
): Promise<void> {
	await tx
		.insertInto('open.session_answer')
		.values({
			municipality_id: municipalityId,
			id: answer.id,
			session_id: answer.sessionId,
			question: answer.question,
			answer: answer.answer,
			checked_on: answer.checkedOn,
			made_at: answer.madeAt,
		})
		.execute();
}

export async function answersOf(tx: Tx, municipalityId: string, sessionId: string): Promise<SessionAnswer[]> {
	const rows = await tx
		.selectFrom('open.session_answer')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('session_id', '=', sessionId)
		.orderBy('made_at')
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, question: row.question, answer: row.answer, checkedOn: row.checked_on }));
}

export async function saveChecked(tx: Tx, municipalityId: string, id: string, on: string): Promise<boolean> {
	const done = await tx
		.updateTable('open.session_answer')
		.set({ checked_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function addHelp(
	tx: Tx,
	municipalityId: string,
	help: { id: string; sessionId: string; helped: Helped; toldOn: string },
): Promise<void> {
	await tx
		.insertInto('community.session_help')
		.values({
			municipality_id: municipalityId,
			id: help.id,
			session_id: help.sessionId,
			helped: help.helped,
			told_on: help.toldOn,
		})
		.execute();
}

/** How it helped; nothing under five answers. */
export async function helpedOf(tx: Tx, sessionId: string): Promise<{ helped: Helped; people: number }[]> {
	const { rows } = await sql<{
		helped: Helped;
		people: number;
	}>`select helped, people from community.session_helped(${sessionId})`.execute(tx);
	return rows;
}

/** For the task: what people wanted to ask goes, the answers stay; sessions of years ago go as a whole. */
export async function forgetQuestions(
	tx: Tx,
	municipalityId: string,
	heldBefore: string,
	goneBefore: string,
): Promise<void> {
	await tx
		.deleteFrom('open.institution_session')
		.where('municipality_id', '=', municipalityId)
		.where('held_on', '<', goneBefore)
		.execute();
	await sql`
		delete from community.session_question q using open.institution_session s
		where q.municipality_id = ${municipalityId} and s.municipality_id = q.municipality_id and s.id = q.session_id and s.held_on < ${heldBefore}::date`.execute(
		tx,
	);
}
