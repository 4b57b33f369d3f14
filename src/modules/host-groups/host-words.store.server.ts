import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Aside, Became, Counted, HostWord, Side, WeighAnswer } from './host-group.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.host_word': {
			municipality_id: string;
			id: string;
			group_id: string;
			weighing_id: string | null;
			kind: 'worry' | 'condition';
			words: string;
			told_on: string;
			shown_on: Generated<string | null>;
			aside: Generated<Aside | null>;
			answer: Generated<string>;
			answer_by: Generated<Side | null>;
			became: Generated<Became | null>;
			answered_on: Generated<string | null>;
		};
	}
}

/** One answer more, and nothing about who. False when the question is not open. */
export async function weigh(tx: Tx, weighing: string, answer: WeighAnswer, today: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.weigh_hosts(${weighing}, ${answer}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** What may be told of the weighings of a group, by weighing. */
export async function weighedOf(tx: Tx, groupId: string, today: string): Promise<Map<string, Counted[]>> {
	const { rows } = await sql<Counted & { weighing: string }>`
		select weighing, answer, people from open.host_weighing_result(${groupId}, ${today}::date)`.execute(tx);
	return Map.groupBy(rows, ({ weighing }) => weighing);
}

export async function addWord(
	tx: Tx,
	municipalityId: string,
	one: Pick<HostWord, 'id' | 'weighingId' | 'kind' | 'words' | 'toldOn'> & { groupId: string },
): Promise<void> {
	await tx
		.insertInto('open.host_word')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			group_id: one.groupId,
			weighing_id: one.weighingId,
			kind: one.kind,
			words: one.words,
			told_on: one.toldOn,
		})
		.execute();
}

const shown = [
	'id',
	'group_id as groupId',
	'weighing_id as weighingId',
	'kind',
	'words',
	'told_on as toldOn',
	'shown_on as shownOn',
	'answer',
	'answer_by as answerBy',
	'became',
	'answered_on as answeredOn',
] as const;

/** What this actor may read of these groups: what is shown, and for workers of the area what waits to be looked over. */
export const wordsOf = async (
	tx: Tx,
	municipalityId: string,
	groupIds: readonly string[],
): Promise<(HostWord & { groupId: string })[]> =>
	groupIds.length === 0
		? []
		: tx
				.selectFrom('open.host_word')
				.select(shown)
				.where('municipality_id', '=', municipalityId)
				.where('group_id', 'in', groupIds)
				.where('aside', 'is', null)
				.orderBy('open.host_word.shown_on', 'desc')
				// By the random part: not in the order in which they were told.
				.orderBy('id')
				.limit(200)
				.execute();

/** Shown, or put aside with its words gone. False when somebody did so already. */
export async function lookedOver(
	tx: Tx,
	municipalityId: string,
	groupId: string,
	id: string,
	aside: Aside | null,
	on: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.host_word')
		.set(aside ? { aside, words: '' } : { shown_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', id)
		.where('shown_on', 'is', null)
		.where('aside', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** It turned out to be about somebody: the words go, and what was answered. */
export async function takenAway(tx: Tx, municipalityId: string, groupId: string, id: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.host_word')
		.set({ aside: 'somebody', words: '', shown_on: null, answer: '', answer_by: null, became: null, answered_on: null })
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', id)
		.where('shown_on', 'is not', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** False when it has an answer already that is no "later". */
export async function answered(
	tx: Tx,
	municipalityId: string,
	groupId: string,
	{ word, answer, became }: { word: string; answer: string; became: Became },
	on: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.host_word')
		.set({ answer, became, answer_by: 'neighbours', answered_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('group_id', '=', groupId)
		.where('id', '=', word)
		.where('shown_on', 'is not', null)
		.where((where) =>
			where.or([
				where('answered_on', 'is', null),
				where.and([where('became', '=', 'later'), where('answer_by', '=', 'neighbours')]),
			]),
		)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
