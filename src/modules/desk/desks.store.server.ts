import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Desk, DeskQuestion, Outcome, QuestionKind } from './desk.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.desk': {
			municipality_id: string;
			id: string;
			area_code: string;
			name: string;
			entry_id: string | null;
			hours: string[];
			parties: string;
			team_id: string;
			made_on: string;
			ended_on: Generated<string | null>;
		};
		'community.desk_presence': {
			municipality_id: string;
			id: string;
			desk_id: string;
			on_day: string;
			kind: 'volunteer' | 'professional' | 'party';
			called: string;
			person: string | null;
			team_id: string | null;
		};
		'community.desk_question': {
			municipality_id: string;
			id: string;
			desk_id: string;
			asked_on: string;
			words: string;
			need_code: string | null;
			kind: QuestionKind;
			outcome: Generated<Outcome>;
			answer_entry_id: Generated<string | null>;
			answer_words: Generated<string>;
		};
	}
}

const deskShown = [
	'id',
	'area_code as areaCode',
	'name',
	'entry_id as entryId',
	'hours',
	'parties',
	'team_id as teamId',
] as const;

/** Every desk of the municipality that is not over; with a place, those that stand there. */
export function desksOf(tx: Tx, municipalityId: string, entryId?: string): Promise<Desk[]> {
	let query = tx
		.selectFrom('open.desk')
		.select(deskShown)
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null);
	if (entryId) query = query.where('entry_id', '=', entryId);
	return query.orderBy('name').limit(200).execute();
}

export const findDesk = async (tx: Tx, municipalityId: string, id: string): Promise<Desk | undefined> =>
	isId(id)
		? tx
				.selectFrom('open.desk')
				.select(deskShown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.where('ended_on', 'is', null)
				.executeTakeFirst()
		: undefined;

export async function addDesk(tx: Tx, municipalityId: string, desk: Desk & { madeOn: string }): Promise<void> {
	await tx
		.insertInto('open.desk')
		.values({
			municipality_id: municipalityId,
			id: desk.id,
			area_code: desk.areaCode,
			name: desk.name,
			entry_id: desk.entryId,
			hours: desk.hours,
			parties: desk.parties,
			team_id: desk.teamId,
			made_on: desk.madeOn,
		})
		.execute();
}

export const presentAt = (tx: Tx, municipalityId: string, deskId: string, day: string) =>
	tx
		.selectFrom('community.desk_presence')
		.select(['id', 'kind', 'called', 'person', 'team_id as teamId'])
		.where('municipality_id', '=', municipalityId)
		.where('desk_id', '=', deskId)
		.where('on_day', '=', day)
		.orderBy('kind')
		.orderBy('called')
		.orderBy('id')
		.execute();
export type Present = Awaited<ReturnType<typeof presentAt>>[number];

/** Twice is once. */
export async function addPresence(
	tx: Tx,
	municipalityId: string,
	deskId: string,
	day: string,
	one: Present,
): Promise<void> {
	await tx
		.insertInto('community.desk_presence')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			desk_id: deskId,
			on_day: day,
			kind: one.kind,
			called: one.called,
			person: one.person,
			team_id: one.teamId,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function removePresence(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.desk_presence')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

const questionShown = [
	'id',
	'desk_id as deskId',
	'asked_on as askedOn',
	'words',
	'need_code as needCode',
	'kind',
	'outcome',
	'answer_entry_id as answerEntryId',
	'answer_words as answerWords',
] as const;

/** What was asked at a desk since a day, the latest day first. */
export const questionsAt = (tx: Tx, municipalityId: string, deskId: string, since: string): Promise<DeskQuestion[]> =>
	tx
		.selectFrom('community.desk_question')
		.select(questionShown)
		.where('municipality_id', '=', municipalityId)
		.where('desk_id', '=', deskId)
		.where('asked_on', '>=', since)
		.orderBy('asked_on', 'desc')
		.orderBy('id')
		.limit(2000)
		.execute();

export const findQuestion = async (tx: Tx, municipalityId: string, id: string): Promise<DeskQuestion | undefined> =>
	isId(id)
		? tx
				.selectFrom('community.desk_question')
				.select(questionShown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

export async function addQuestion(
	tx: Tx,
	municipalityId: string,
	one: Pick<DeskQuestion, 'id' | 'deskId' | 'askedOn' | 'words' | 'needCode' | 'kind'>,
): Promise<void> {
	await tx
		.insertInto('community.desk_question')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			desk_id: one.deskId,
			asked_on: one.askedOn,
			words: one.words,
			need_code: one.needCode,
			kind: one.kind,
		})
		.execute();
}

/** Whether it could still be changed: what was handed up stays so. */
export async function changeQuestion(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { need_code: string | null } | { outcome: Outcome; answer_entry_id: string | null; answer_words: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.desk_question')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('outcome', '<>', 'handed-up')
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Asked and not on the map, per area and subject. `ours`: at a desk of the actor. */
export async function gapsSince(tx: Tx, since: string, tellable: readonly string[]) {
	const { rows } = await sql<{
		areaCode: string;
		needCode: string;
		many: number;
		ours: boolean;
	}>`select area_code as "areaCode", need_code as "needCode", many, ours from community.desk_gaps(${since}::date, ${[...tellable]}::text[])`.execute(
		tx,
	);
	return rows;
}
