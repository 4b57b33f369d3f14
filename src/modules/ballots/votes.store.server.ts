import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { CodeKind, Vote, VoteOption } from './vote.ts';
import type { VoteResult } from './vote-result.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.vote': {
			municipality_id: string;
			id: string;
			area_code: string;
			title: string;
			budget_cents: string | number;
			ballot_type: Vote['ballotType'];
			points_each: number | null;
			most_chosen: number | null;
			eligibility: Vote['eligibility'];
			rule: Vote['rule'];
			completion: Vote['completion'];
			opens_on: string;
			closes_on: string;
			made_on: string;
			fixed_on: string | null;
			counted_on: string | null;
		};
		'open.vote_option': {
			municipality_id: string;
			id: string;
			vote_id: string;
			place: number;
			title: string;
			summary: string;
			cost_cents: string | number;
		};
		'open.vote_result': {
			municipality_id: string;
			vote_id: string;
			counted_on: string;
			result: unknown;
			pb: Generated<string>;
		};
		'community.vote_batch': {
			municipality_id: string;
			id: string;
			vote_id: string;
			kind: CodeKind;
			codes: number;
			made_on: string;
			made_by: string | null;
			opened_on: Generated<string | null>;
			blocked_on: string | null;
		};
		'community.vote_code': {
			municipality_id: string;
			code_hash: string;
			vote_id: string;
			batch_id: string;
			postcode: string;
		};
		'community.vote_handout': { municipality_id: string; vote_id: string; on_day: string; cards: number };
	}
}

const voteColumns = [
	'id',
	'area_code',
	'title',
	'budget_cents',
	'ballot_type',
	'points_each',
	'most_chosen',
	'eligibility',
	'rule',
	'completion',
	'opens_on',
	'closes_on',
	'fixed_on',
	'counted_on',
] as const;
type VoteRow = Awaited<ReturnType<typeof voteRows>>[number];
const voteRows = (tx: Tx, municipalityId: string) =>
	tx
		.selectFrom('open.vote')
		.select(voteColumns)
		.where('municipality_id', '=', municipalityId)
		.orderBy('closes_on', 'desc')
		.orderBy('id')
		.limit(100)
		.execute();

const toVote = (row: VoteRow): Vote => ({
	id: row.id,
	areaCode: row.area_code,
	title: row.title,
	budget: BigInt(row.budget_cents),
	ballotType: row.ballot_type,
	pointsEach: row.points_each,
	mostChosen: row.most_chosen,
	eligibility: row.eligibility,
	rule: row.rule,
	completion: row.completion,
	opensOn: row.opens_on,
	closesOn: row.closes_on,
	fixedOn: row.fixed_on,
	countedOn: row.counted_on,
});

/** Every vote this actor may see, the one that closes last first. */
export const votesSeen = async (tx: Tx, municipalityId: string): Promise<Vote[]> =>
	(await voteRows(tx, municipalityId)).map(toVote);

export async function findVote(tx: Tx, municipalityId: string, id: string): Promise<Vote | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('open.vote')
		.select(voteColumns)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && toVote(row);
}

/** The vote, held until the transaction ends. */
export async function heldVote(tx: Tx, municipalityId: string, id: string): Promise<Vote | undefined> {
	const row = await tx
		.selectFrom('open.vote')
		.select(voteColumns)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row && toVote(row);
}

/** Only as long as no code was printed; its plans go along. */
export const takeBackVote = (tx: Tx, municipalityId: string, id: string) =>
	tx.deleteFrom('open.vote').where('municipality_id', '=', municipalityId).where('id', '=', id).execute();

export async function optionsOf(tx: Tx, municipalityId: string, voteId: string): Promise<VoteOption[]> {
	const rows = await tx
		.selectFrom('open.vote_option')
		.select(['id', 'place', 'title', 'summary', 'cost_cents'])
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.orderBy('place')
		.execute();
	return rows.map(({ cost_cents, ...rest }) => ({ ...rest, cost: BigInt(cost_cents) }));
}

/** False when there is one with this id already. */
export async function addVote(
	tx: Tx,
	municipalityId: string,
	vote: Omit<Vote, 'fixedOn' | 'countedOn'> & { madeOn: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.vote')
		.values({
			municipality_id: municipalityId,
			id: vote.id,
			area_code: vote.areaCode,
			title: vote.title,
			budget_cents: String(vote.budget),
			ballot_type: vote.ballotType,
			points_each: vote.pointsEach,
			most_chosen: vote.mostChosen,
			eligibility: vote.eligibility,
			rule: vote.rule,
			completion: vote.completion,
			opens_on: vote.opensOn,
			closes_on: vote.closesOn,
			made_on: vote.madeOn,
			fixed_on: null,
			counted_on: null,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export const addOptions = (tx: Tx, municipalityId: string, voteId: string, options: readonly VoteOption[]) =>
	tx
		.insertInto('open.vote_option')
		.values(
			options.map(({ cost, ...option }) => ({
				municipality_id: municipalityId,
				vote_id: voteId,
				...option,
				cost_cents: String(cost),
			})),
		)
		.execute();

/** False when it was not there, or is fixed. */
export async function takeOutOption(tx: Tx, municipalityId: string, voteId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.vote_option')
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Whether it still was not. */
export async function stampVote(
	tx: Tx,
	municipalityId: string,
	id: string,
	which: 'fixed_on' | 'counted_on',
	day: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.vote')
		.set({ [which]: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where(which, 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Whether it is there; also when only others may see it, because it is being prepared. */
export async function voteStands(tx: Tx, id: string): Promise<boolean> {
	const { rows } = await sql<{ it: boolean }>`select community.vote_stands(${id}::uuid) as it`.execute(tx);
	return rows[0]?.it === true;
}

export type Batch = {
	id: string;
	kind: CodeKind;
	codes: number;
	madeOn: string;
	/** Somebody else than this counted the pack, and its codes open. */
	madeBy: string | null;
	openedOn: string | null;
	blockedOn: string | null;
};
export const batchesOf = (tx: Tx, municipalityId: string, voteId: string): Promise<Batch[]> =>
	tx
		.selectFrom('community.vote_batch')
		.select([
			'id',
			'kind',
			'codes',
			'made_on as madeOn',
			'made_by as madeBy',
			'opened_on as openedOn',
			'blocked_on as blockedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.orderBy('made_on')
		.orderBy('id')
		.execute();

/** Puts in the batch and its codes, in the order of their hashes, which says nothing. */
export async function addBatch(
	tx: Tx,
	municipalityId: string,
	voteId: string,
	batch: { id: string; kind: CodeKind; madeOn: string; madeBy: string },
	codes: readonly { hash: string; postcode: string }[],
): Promise<void> {
	await tx
		.insertInto('community.vote_batch')
		.values({
			municipality_id: municipalityId,
			id: batch.id,
			vote_id: voteId,
			kind: batch.kind,
			codes: codes.length,
			made_on: batch.madeOn,
			made_by: batch.madeBy,
			blocked_on: null,
		})
		.execute();
	await tx
		.insertInto('community.vote_code')
		.values(
			[...codes]
				.sort((a, b) => (a.hash < b.hash ? -1 : 1))
				.map(({ hash, postcode }) => ({
					municipality_id: municipalityId,
					code_hash: hash,
					vote_id: voteId,
					batch_id: batch.id,
					postcode,
				})),
		)
		.execute();
}

/** False for who printed it, for a stopped pack, or when it is done. */
export async function openBatchInStore(tx: Tx, voteId: string, id: string, day: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.open_vote_batch(${voteId}::uuid, ${id}::uuid, ${day}::date) as done`.execute(tx);
	return rows[0]?.done === true;
}

export async function blockBatch(tx: Tx, municipalityId: string, voteId: string, id: string, day: string) {
	const { numUpdatedRows } = await tx
		.updateTable('community.vote_batch')
		.set({ blocked_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.where('id', '=', id)
		.where('blocked_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export type HeldCode = { voteId: string; kind: CodeKind; blocked: boolean; postcodeFits: boolean };
/** Which vote a code belongs to. Writes nothing. */
export async function voteOfCode(tx: Tx, hash: string, postcode: string): Promise<HeldCode | undefined> {
	const { rows } = await sql<HeldCode>`
		select vote_id as "voteId", kind, blocked, postcode_fits as "postcodeFits" from community.vote_of_code(${hash}, ${postcode})`.execute(
		tx,
	);
	return rows[0];
}

/** How many cards went over the desk with this one; null when there is none to give. */
export async function handOutCard(tx: Tx, voteId: string, today: string): Promise<number | null> {
	const { rows } = await sql<{ given: number | null }>`
		select community.hand_out_vote_card(${voteId}, ${today}) as given`.execute(tx);
	return rows[0]?.given ?? null;
}
export const handedOut = async (tx: Tx, municipalityId: string, voteId: string): Promise<number> => {
	const row = await tx
		.selectFrom('community.vote_handout')
		.select(({ fn }) => fn.sum<string | null>('cards').as('cards'))
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.executeTakeFirst();
	return Number(row?.cards ?? 0);
};

export const forgetCodes = (tx: Tx, voteId: string) => sql`select community.forget_vote_codes(${voteId})`.execute(tx);

export const addResult = (
	tx: Tx,
	municipalityId: string,
	voteId: string,
	countedOn: string,
	result: VoteResult,
	pb: string,
) =>
	tx
		.insertInto('open.vote_result')
		.values({
			municipality_id: municipalityId,
			vote_id: voteId,
			counted_on: countedOn,
			result: JSON.stringify(result),
			pb,
		})
		.execute();

export async function findResult(
	tx: Tx,
	municipalityId: string,
	voteId: string,
): Promise<{ result: VoteResult; pb: string } | undefined> {
	const row = await tx
		.selectFrom('open.vote_result')
		.select(['result', 'pb'])
		.where('municipality_id', '=', municipalityId)
		.where('vote_id', '=', voteId)
		.executeTakeFirst();
	return row && { result: row.result as VoteResult, pb: row.pb };
}

/** Votes that closed before a day and were not counted. */
export const votesToCount = async (tx: Tx, municipalityId: string, before: string): Promise<string[]> =>
	(
		await tx
			.selectFrom('open.vote')
			.select('id')
			.where('municipality_id', '=', municipalityId)
			.where('fixed_on', 'is not', null)
			.where('counted_on', 'is', null)
			.where('closes_on', '<', before)
			.execute()
	).map(({ id }) => id);
