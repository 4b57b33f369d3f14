import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { PeerAnswer, PeerAsk, PeerMeeting, Pulse } from './peer.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.peer_ask': {
			municipality_id: string;
			id: string;
			group_id: string;
			card_id: string | null;
			worker_id: string | null;
			team_id: string | null;
			put_on: string;
			answer?: string | null;
		};
	}
}

/** By a code in somebody's hand; null for who signs in. */
export type Hash = string | null;

/** Everything the actor was asked themselves, or asks somebody. */
export async function asksHeard(tx: Tx, hash: Hash = null): Promise<PeerAsk[]> {
	const { rows } = await sql<PeerAsk>`
		select id, group_id as "groupId", theme_code as "themeCode", place_code as "placeCode", closes_on as "closesOn", voice,
			card_id as "cardId", put_on as "putOn", answer, has_code as "hasCode", pulse, pulse_on as "pulseOn",
			opened_on as "openedOn", self_since as "selfSince", ended_on as "endedOn", agreed
		from community.peer_asks(${hash})`.execute(tx);
	return rows;
}

export async function meetingsHeard(tx: Tx, hash: Hash, askId: string, today: string): Promise<PeerMeeting[]> {
	const { rows } = await sql<PeerMeeting>`
		select id, on_day as "on", at_time as "at", where_words as "where", coffee, mine
		from community.peer_meetings(${hash}, ${askId}::uuid, ${today}::date)`.execute(tx);
	return rows;
}

/** The group of who said it; nothing when they may not. */
export async function say(
	tx: Tx,
	hash: Hash,
	askId: string,
	answer: PeerAnswer,
	today: string,
): Promise<string | undefined> {
	const { rows } = await sql<{
		id: string | null;
	}>`select community.peer_say(${hash}, ${askId}::uuid, ${answer}, ${today}::date) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

const done = async (tx: Tx, call: RawBuilder<unknown>): Promise<boolean> => {
	const { rows } = await sql<{ done: boolean }>`select ${call} as done`.execute(tx);
	return rows[0]?.done ?? false;
};

/** What who is in a group does there. Each is false for everybody else. */
export const inGroup = {
	plan: (tx: Tx, hash: Hash, ask: string, one: { id: string; on: string; at: string; where: string }, today: string) =>
		done(
			tx,
			sql`community.peer_plan_meeting(${hash}, ${ask}::uuid, ${one.id}::uuid, ${one.on}::date, ${one.at}, ${one.where}, ${today}::date)`,
		),
	callOff: (tx: Tx, hash: Hash, ask: string, meeting: string, today: string) =>
		done(tx, sql`community.peer_call_off(${hash}, ${ask}::uuid, ${meeting}::uuid, ${today}::date)`),
	coffee: (tx: Tx, hash: Hash, ask: string, meeting: string, called: string) =>
		done(tx, sql`community.peer_bring_coffee(${hash}, ${ask}::uuid, ${meeting}::uuid, ${called})`),
	agree: (tx: Tx, hash: Hash, ask: string, words: string) =>
		done(tx, sql`community.peer_agree(${hash}, ${ask}::uuid, ${words})`),
	feel: (tx: Tx, hash: Hash, ask: string, pulse: Pulse, today: string) =>
		done(tx, sql`community.peer_feel(${hash}, ${ask}::uuid, ${pulse}, ${today}::date)`),
	bringAlong: (tx: Tx, hash: Hash, ask: string, one: { id: string; code: string }, today: string) =>
		done(tx, sql`community.peer_bring_along(${hash}, ${ask}::uuid, ${one.id}::uuid, ${one.code}, ${today}::date)`),
};

/** For the worker who keeps the card, and for the task that writes to people. The code before stops. */
export const giveCode = (tx: Tx, ask: string, code: string): Promise<boolean> =>
	done(tx, sql`community.peer_give_code(${ask}::uuid, ${code})`);

export type AskedPerson = {
	id: string;
	groupId: string;
	cardId: string | null;
	workerId: string | null;
	answer: string | null;
};

/** For the task: who is asked, in one group or in all of them. */
export async function peopleAsked(tx: Tx, municipalityId: string, groupId?: string): Promise<AskedPerson[]> {
	let query = tx
		.selectFrom('community.peer_ask')
		.select(['id', 'group_id as groupId', 'card_id as cardId', 'worker_id as workerId', 'answer'])
		.where('municipality_id', '=', municipalityId);
	if (groupId) query = query.where('group_id', '=', groupId);
	return (await query.execute()).map((row) => ({ ...row, answer: row.answer ?? null }));
}

/** False when this person was asked for this group before. */
export async function putAsk(
	tx: Tx,
	municipalityId: string,
	one: { id: string; groupId: string; cardId: string; workerId: string | null; teamId: string | null; putOn: string },
): Promise<boolean> {
	const added = await tx
		.insertInto('community.peer_ask')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			group_id: one.groupId,
			card_id: one.cardId,
			worker_id: one.workerId,
			team_id: one.teamId,
			put_on: one.putOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** For the task: somebody is in no group and asked for none any more. */
export async function forgetAsksOf(tx: Tx, municipalityId: string, cardId: string): Promise<void> {
	await tx
		.deleteFrom('community.peer_ask')
		.where('municipality_id', '=', municipalityId)
		.where('card_id', '=', cardId)
		.execute();
}

/** For the task: two cards were one person, who keeps their place. */
export async function moveAsksOf(tx: Tx, gone: string): Promise<void> {
	await sql`select community.move_in_peers(${gone}::uuid)`.execute(tx);
}

/** For the task: whether a group that waits may open. */
export async function hasEnough(tx: Tx, groupId: string): Promise<boolean> {
	const { rows } = await sql<{ enough: boolean }>`select community.peer_has_enough(${groupId}::uuid) as enough`.execute(
		tx,
	);
	return rows[0]?.enough ?? false;
}

/** For the task: these are asked no more. */
export async function dropAsks(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.deleteFrom('community.peer_ask')
		.where('municipality_id', '=', municipalityId)
		.where('id', 'in', ids)
		.execute();
}
