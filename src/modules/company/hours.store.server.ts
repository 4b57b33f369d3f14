import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Here } from './for-client.server.ts';
import type { Because, Helper, HelperWord, HourKind, Hours, PassOn, Source } from './hours.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.help_hours': {
			municipality_id: string;
			id: string;
			client_id: string;
			source: Source;
			kind: HourKind;
			minutes_a_week: number;
			from_on: string;
			until_on: string | null;
			because: Because;
			because_sealed: string;
		};
		'care.helper': {
			municipality_id: string;
			id: string;
			client_id: string;
			called_sealed: string;
			code_hash: string;
			may_pass_on: PassOn[];
			since_on: string;
			until_on: Generated<string>;
			ended_on: string | null;
		};
		'care.helper_word': {
			municipality_id: string;
			id: string;
			client_id: string;
			helper_id: string;
			word: HelperWord['word'];
			about: PassOn | null;
			words_sealed: string;
			said_on: string;
			seen_on: string | null;
		};
	}
}

const becauseAt = 'care.help_hours.because_sealed';
const calledAt = 'care.helper.called_sealed';
/** Where the words of a helper are sealed for. */
export const helperWordsAt = 'care.helper_word.words_sealed';

export async function hoursOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<Hours[]> {
	const rows = await tx
		.selectFrom('care.help_hours')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('from_on', 'desc')
		.orderBy('id', 'desc')
		.limit(300)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		source: row.source,
		kind: row.kind,
		minutes: row.minutes_a_week,
		fromOn: row.from_on,
		untilOn: row.until_on,
		because: row.because,
		words: seals.open(becauseAt, row.id, row.because_sealed),
	}));
}

export async function addHours(tx: Tx, { municipalityId, clientId, seals }: Here, one: Hours): Promise<void> {
	await tx
		.insertInto('care.help_hours')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: clientId,
			source: one.source,
			kind: one.kind,
			minutes_a_week: one.minutes,
			from_on: one.fromOn,
			until_on: one.untilOn,
			because: one.because,
			because_sealed: seals.seal(becauseAt, one.id, one.words),
		})
		.execute();
}

export async function endHours(tx: Tx, { municipalityId, clientId }: Here, id: string, on: string): Promise<void> {
	await tx
		.updateTable('care.help_hours')
		.set({ until_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.execute();
}

export async function helpersOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<Helper[]> {
	const rows = await tx
		.selectFrom('care.helper')
		.select([
			'id',
			'called_sealed',
			'may_pass_on as mayPassOn',
			'since_on as sinceOn',
			'until_on as untilOn',
			'ended_on as endedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('since_on')
		.orderBy('id')
		.limit(60)
		.execute();
	return rows.map(({ called_sealed, ...row }) => ({ ...row, called: seals.open(calledAt, row.id, called_sealed) }));
}

export async function addHelper(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	{ id, called, codeHash, on }: { id: string; called: string; codeHash: string; on: string },
): Promise<void> {
	await tx
		.insertInto('care.helper')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, code_hash: codeHash },
			...{ called_sealed: seals.seal(calledAt, id, called), may_pass_on: [], since_on: on, ended_on: null },
		})
		.execute();
}

/** Whether there was one to change that still helps. */
export async function changeHelper(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	id: string,
	set: { may_pass_on: PassOn[] } | { ended_on: string } | { code_hash: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.helper')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function helperWordsOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<HelperWord[]> {
	const rows = await tx
		.selectFrom('care.helper_word')
		.select(['id', 'helper_id as helperId', 'word', 'about', 'words_sealed', 'said_on as saidOn', 'seen_on as seenOn'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('said_on', 'desc')
		.orderBy('id', 'desc')
		.limit(60)
		.execute();
	return rows.map(({ words_sealed, ...row }) => ({ ...row, words: seals.open(helperWordsAt, row.id, words_sealed) }));
}

export async function seeHelperWord(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	id: string,
	on: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.helper_word')
		.set({ seen_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('seen_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** What somebody may pass on, by the hash of their code; undefined when it opens nothing. */
export async function helperByCode(tx: Tx, hash: string): Promise<PassOn[] | undefined> {
	const { rows } = await sql<{ may_pass_on: PassOn[] }>`select * from care.helper_by_code(${hash})`.execute(tx);
	return rows[0]?.may_pass_on;
}

/** False when the code opens nothing, or this is not theirs to pass on. `sealed`: for the row with this id. */
export async function helperSaysByCode(
	tx: Tx,
	hash: string,
	one: Pick<HelperWord, 'id' | 'word' | 'about'> & { sealed: string; on: string },
): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select care.helper_says(${hash}, ${one.id}::uuid, ${one.word}, ${one.about}, ${one.sealed}, ${one.on}::date) as done`.execute(
		tx,
	);
	return rows[0]?.done ?? false;
}
