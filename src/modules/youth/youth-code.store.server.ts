import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Band, YouthBecame, YouthKind } from './youth.ts';

export type BehindCode = {
	id: string;
	parent: boolean;
	called: string;
	band: Band;
	workerCalled: string;
	/** The worker they knew is not there any more. */
	alone: boolean;
	ownYesOn: string | null;
	parentYesOn: string | null;
	untilOn: string | null;
	areaCode: string;
	given: number;
};
export type OwnWord = {
	id: string;
	kind: YouthKind;
	words: string;
	lookedOn: string | null;
	back: string;
	ownYesOn: string | null;
	shownOn: string | null;
	dueOn: string | null;
	answer: string;
	answerBy: string;
	became: YouthBecame | null;
};

export async function youthByCode(tx: Tx, hash: string): Promise<BehindCode | undefined> {
	const { rows } = await sql<BehindCode>`
		select id, parent, called, band, worker_called as "workerCalled", alone, own_yes_on as "ownYesOn", parent_yes_on as "parentYesOn", until_on as "untilOn", area_code as "areaCode", given
		from community.youth_by_code(${hash})`.execute(tx);
	return rows[0];
}

export async function wordsByCode(tx: Tx, hash: string): Promise<OwnWord[]> {
	const { rows } = await sql<OwnWord>`
		select id, kind, words, looked_on as "lookedOn", back, own_yes_on as "ownYesOn", shown_on as "shownOn", due_on as "dueOn", answer, answer_by as "answerBy", became
		from community.youth_words_by_code(${hash})`.execute(tx);
	return rows;
}

const did = async (tx: Tx, call: ReturnType<typeof sql<{ done: boolean }>>): Promise<boolean> =>
	(await call.execute(tx)).rows[0]?.done ?? false;

/** `fresh`: what is kept of the code that takes the place of this one. */
export const sayYesByCode = (tx: Tx, hash: string, fresh: string | null, today: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_yes(${hash}, ${fresh}, ${today}::date) as done`);
export const movesByCode = (tx: Tx, hash: string, move: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_moves(${hash}, ${move}) as done`);
export const askYesByCode = (tx: Tx, hash: string, ask: string, today: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_ask_yes(${hash}, ${ask}, ${today}::date) as done`);

/** What is asked of a child, for its parent, without who asks. */
export async function asksByCode(
	tx: Tx,
	hash: string,
): Promise<{ id: string; gives: string; words: string; parentYesOn: string | null }[]> {
	const { rows } = await sql<{ id: string; gives: string; words: string; parentYesOn: string | null }>`
		select id, gives, words, parent_yes_on as "parentYesOn" from community.youth_asks_by_code(${hash})`.execute(tx);
	return rows;
}

export const stopByCode = (tx: Tx, hash: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_stop(${hash}) as done`);
export const writeByCode = (
	tx: Tx,
	hash: string,
	one: { id: string; kind: YouthKind; words: string; programmeId: string | null; initiativeId: string | null },
	today: string,
) =>
	did(
		tx,
		sql<{
			done: boolean;
		}>`select community.youth_write(${hash}, ${one.id}, ${one.kind}, ${one.words}, ${one.programmeId}, ${one.initiativeId}, ${today}::date) as done`,
	);
export const wordYesByCode = (tx: Tx, hash: string, word: string, today: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_word_yes(${hash}, ${word}, ${today}::date) as done`);
export const wordAwayByCode = (tx: Tx, hash: string, word: string) =>
	did(tx, sql<{ done: boolean }>`select community.youth_word_away(${hash}, ${word}) as done`);

/** The young person who chose this worker by giving their code. */
export async function takeOverByCode(tx: Tx, hash: string, called: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select community.take_over_youth(${hash}, ${called}) as id`.execute(
		tx,
	);
	return rows[0]?.id ?? undefined;
}
