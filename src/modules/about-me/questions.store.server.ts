import type { Generated, Selectable } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import type { DataQuestion, QuestionAbout, QuestionOutcome } from './about-me.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.data_question': {
			municipality_id: string;
			id: string;
			person_id: string;
			about: QuestionAbout;
			about_words: string;
			question: string;
			asked_at: Date;
			due_on: string;
			outcome: QuestionOutcome | null;
			answer: Generated<string>;
			answered_at: Date | null;
			answered_by: string | null;
			reminded_on: Generated<string | null>;
		};
	}
}

type Row = Selectable<Tables['community.data_question']>;
const asQuestion = (row: Row): DataQuestion => ({
	id: row.id,
	about: row.about,
	aboutWords: row.about_words,
	question: row.question,
	askedAt: row.asked_at,
	dueOn: row.due_on,
	outcome: row.outcome,
	answer: row.answer,
	answeredAt: row.answered_at,
});

export async function addDataQuestion(
	tx: Tx,
	row: Pick<Row, 'municipality_id' | 'id' | 'person_id' | 'about' | 'about_words' | 'question' | 'asked_at' | 'due_on'>,
): Promise<void> {
	await tx
		.insertInto('community.data_question')
		.values({ ...row, outcome: null, answered_at: null, answered_by: null })
		.execute();
}

/** What one person asked, newest first. */
export async function dataQuestionsOf(tx: Tx, municipalityId: string, personId: string): Promise<DataQuestion[]> {
	const rows = await tx
		.selectFrom('community.data_question')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.orderBy('asked_at', 'desc')
		.limit(200)
		.execute();
	return rows.map(asQuestion);
}

/** Everything that was asked here: what waits for an answer first, the most urgent on top. */
export async function allDataQuestions(tx: Tx, municipalityId: string): Promise<DataQuestion[]> {
	const rows = await tx
		.selectFrom('community.data_question')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('answered_at', (by) => by.desc().nullsFirst())
		.orderBy('due_on')
		.limit(200)
		.execute();
	return rows.map(asQuestion);
}

/** Puts the answer there and gives who asked; undefined when it was answered already or is not there. */
export async function answerDataQuestion(
	tx: Tx,
	municipalityId: string,
	id: string,
	answer: { outcome: QuestionOutcome; answer: string; answered_at: Date; answered_by: string },
): Promise<string | undefined> {
	const row = await tx
		.updateTable('community.data_question')
		.set(answer)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('answered_at', 'is', null)
		.returning('person_id')
		.executeTakeFirst();
	return row?.person_id;
}

/** For the task that reminds: notes it of every question asked on or before this day that still waits, once, and says how many there were. */
export async function markReminded(tx: Tx, municipalityId: string, askedUntil: string, today: string): Promise<number> {
	const { numUpdatedRows } = await tx
		.updateTable('community.data_question')
		.set({ reminded_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('answered_at', 'is', null)
		.where('reminded_on', 'is', null)
		.where(sql<string>`(asked_at at time zone 'Europe/Amsterdam')::date`, '<=', askedUntil)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}

/** Who asked, for the task that writes to them. */
export async function whoAsked(tx: Tx, municipalityId: string, id: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('community.data_question')
		.select('person_id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.person_id;
}

/** Takes away what an erased person asked. */
export async function removeQuestionsOf(tx: Tx, municipalityId: string, personId: string): Promise<void> {
	await tx
		.deleteFrom('community.data_question')
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
}
