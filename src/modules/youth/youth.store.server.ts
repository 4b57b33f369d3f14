import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type {
	AskOutcome,
	Band,
	ParentHow,
	ShownBand,
	ShownWord,
	Youth,
	YouthAsk,
	YouthBecame,
	YouthKind,
	YouthWord,
} from './youth.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.youth': {
			municipality_id: string;
			id: string;
			area_code: string;
			worker_id: string;
			worker_called: string;
			called: string;
			band: Band;
			worker_left_on: Generated<string | null>;
			code_hash: string;
			parent_hash: Generated<string | null>;
			parent_how: Generated<ParentHow | null>;
			parent_by: Generated<string | null>;
			codes_on: string;
			own_yes_on: Generated<string | null>;
			parent_yes_on: Generated<string | null>;
			until_on: Generated<string | null>;
			made_on: string;
		};
		'community.youth_word': {
			municipality_id: string;
			id: string;
			youth_id: string;
			kind: YouthKind;
			words: string;
			written_on: string;
			looked_on: string | null;
			back: string;
			own_yes_on: string | null;
		};
		'open.youth_word': {
			municipality_id: string;
			id: string;
			area_code: string;
			kind: YouthKind;
			band: ShownBand;
			words: string;
			programme_id: string | null;
			initiative_id: string | null;
			shown_on: string;
			until_on: string | null;
			due_on: string;
			answer: string;
			answer_by: string;
			became: YouthBecame | null;
			answered_on: string | null;
		};
		'community.youth_ask': {
			municipality_id: string;
			id: string;
			word_id: string;
			called: string;
			reach: string;
			words: string;
			asked_on: string;
			parent_yes_on: Generated<string | null>;
			outcome: Generated<AskOutcome | null>;
			ended_on: Generated<string | null>;
		};
	}
}

export async function addYouth(
	tx: Tx,
	municipalityId: string,
	one: Pick<Youth, 'id' | 'areaCode' | 'called' | 'band' | 'madeOn'> & {
		workerId: string;
		workerCalled: string;
		codeHash: string;
	},
): Promise<void> {
	await tx
		.insertInto('community.youth')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			worker_id: one.workerId,
			worker_called: one.workerCalled,
			called: one.called,
			band: one.band,
			code_hash: one.codeHash,
			made_on: one.madeOn,
			codes_on: one.madeOn,
		})
		.execute();
}

/** The young people this worker is known by. */
export const youthOf = (tx: Tx, municipalityId: string): Promise<Youth[]> =>
	tx
		.selectFrom('community.youth')
		.select([
			'id',
			'area_code as areaCode',
			'called',
			'band',
			'own_yes_on as ownYesOn',
			'parent_yes_on as parentYesOn',
			'parent_how as parentHow',
			'until_on as untilOn',
			'made_on as madeOn',
		])
		.where('municipality_id', '=', municipalityId)
		.orderBy('called')
		.limit(200)
		.execute();

/** Those whose worker was still there, by worker. */
export const workersOfYouth = (tx: Tx, municipalityId: string): Promise<{ workerId: string }[]> =>
	tx
		.selectFrom('community.youth')
		.select('worker_id as workerId')
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('worker_left_on', 'is', null)
		.execute();

export async function workersLeft(tx: Tx, municipalityId: string, workerIds: readonly string[], on: string) {
	if (workerIds.length === 0) return;
	await tx
		.updateTable('community.youth')
		.set({ worker_left_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', 'in', workerIds)
		.execute();
}

/** How many young people wait for another worker, in the areas of this lead. */
export async function youthAlone(tx: Tx): Promise<number> {
	const { rows } = await sql<{ many: number }>`select community.youth_alone() as many`.execute(tx);
	return rows[0]?.many ?? 0;
}

/** A code that a worker gives: the one before stops, and that yes is asked again. */
export async function saveCode(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { code_hash: string } | { parent_hash: string; parent_how: ParentHow; parent_by: string },
	on: string,
): Promise<void> {
	await tx
		.updateTable('community.youth')
		.set({ ...set, codes_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function removeYouth(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.youth')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

/** What the young people of this worker wrote, drafts too. */
export const draftsOf = (tx: Tx, municipalityId: string): Promise<YouthWord[]> =>
	tx
		.selectFrom('community.youth_word')
		.select([
			'id',
			'youth_id as youthId',
			'kind',
			'words',
			'written_on as writtenOn',
			'looked_on as lookedOn',
			'back',
			'own_yes_on as ownYesOn',
		])
		.where('municipality_id', '=', municipalityId)
		.orderBy('written_on')
		.limit(200)
		.execute();

/** False when it was looked over already, or is not theirs to look over. */
export async function saveLookedOver(tx: Tx, municipalityId: string, id: string, back: string, on: string) {
	const { numUpdatedRows } = await tx
		.updateTable('community.youth_word')
		.set(back ? { back } : { looked_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('looked_on', 'is', null)
		.where('back', '=', '')
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export type Where = { areaInside?: string; programmeId?: string; initiativeId?: string; id?: string };

/** What everybody reads, newest first. `areaInside`: the digits with which the area begins. */
export const shownWords = async (tx: Tx, municipalityId: string, where: Where = {}): Promise<ShownWord[]> =>
	[where.id, where.programmeId, where.initiativeId].some((id) => id !== undefined && !isId(id))
		? []
		: tx
				.selectFrom('open.youth_word')
				.select([
					'id',
					'area_code as areaCode',
					'kind',
					'band',
					'words',
					'programme_id as programmeId',
					'initiative_id as initiativeId',
					'shown_on as shownOn',
					'due_on as dueOn',
					'answer',
					'answer_by as answerBy',
					'became',
					'answered_on as answeredOn',
				])
				.where('municipality_id', '=', municipalityId)
				.$if(Boolean(where.areaInside), (query) =>
					query.where(sql<boolean>`substr(area_code, 3) like ${`${where.areaInside}%`}`),
				)
				.$if(where.id !== undefined, (query) => query.where('id', '=', where.id ?? ''))
				.$if(where.programmeId !== undefined, (query) => query.where('programme_id', '=', where.programmeId ?? ''))
				.$if(where.initiativeId !== undefined, (query) => query.where('initiative_id', '=', where.initiativeId ?? ''))
				.orderBy('open.youth_word.shown_on', 'desc')
				.orderBy('id')
				.limit(100)
				.execute();

export async function saveAnswer(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { answer: string; answer_by: string; became: YouthBecame; answered_on: string; due_on?: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.youth_word')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function addAsk(tx: Tx, municipalityId: string, one: Omit<YouthAsk, 'parentYesOn'>): Promise<void> {
	await tx
		.insertInto('community.youth_ask')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			word_id: one.wordId,
			called: one.called,
			reach: one.reach,
			words: one.words,
			asked_on: one.askedOn,
		})
		.execute();
}

/** What is asked of the young people of this worker, and still runs. */
export const asksOf = (tx: Tx, municipalityId: string): Promise<YouthAsk[]> =>
	tx
		.selectFrom('community.youth_ask')
		.select([
			'id',
			'word_id as wordId',
			'called',
			'reach',
			'words',
			'asked_on as askedOn',
			'parent_yes_on as parentYesOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('asked_on')
		.limit(100)
		.execute();

/** How many asks wait, without reading who. */
export const asksWaiting = (tx: Tx, municipalityId: string): Promise<{ id: string }[]> =>
	tx
		.selectFrom('community.youth_ask')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.limit(100)
		.execute();

/** With the end nobody is reached through it any more. */
export async function closeAsk(tx: Tx, municipalityId: string, id: string, outcome: AskOutcome, on: string) {
	const { numUpdatedRows } = await tx
		.updateTable('community.youth_ask')
		.set({ outcome, ended_on: on, called: '', reach: '', words: '' })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
