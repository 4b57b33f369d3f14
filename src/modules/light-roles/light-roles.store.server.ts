import type { Selectable } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import type { LightKind, LightRole, Often } from './light-role.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.light_role': {
			municipality_id: string;
			id: string;
			card_id: string;
			worker_id: string;
			team_id: string;
			kind: LightKind;
			asked_words: string;
			asked_at: Date;
			ask_on: string;
			answer: 'yes' | 'no' | null;
			answered_at: Date | null;
			answer_how: 'self' | 'spoken' | null;
			often: Often | null;
			until_on: string | null;
			talent_id: string | null;
			rests_since: Date | null;
			training_seen_on: string | null;
			next_talk_on: string | null;
			ended_at: Date | null;
		};
	}
}
type Row = Tables['community.light_role'];

const asRole = (row: Selectable<Row>): LightRole => ({
	id: row.id,
	cardId: row.card_id,
	workerId: row.worker_id,
	kind: row.kind,
	askedWords: row.asked_words,
	askOn: row.ask_on,
	answer: row.answer,
	often: row.often,
	untilOn: row.until_on,
	talentId: row.talent_id,
	restsSince: row.rests_since,
	trainingSeenOn: row.training_seen_on,
	nextTalkOn: row.next_talk_on,
});

/** Roles that go on and are there for the actor, newest first. */
export async function rolesSeen(tx: Tx, municipalityId: string, cardId?: string): Promise<LightRole[]> {
	let query = tx
		.selectFrom('community.light_role')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_at', 'is', null);
	if (cardId) query = query.where('card_id', '=', cardId);
	return (await query.orderBy('asked_at', 'desc').orderBy('id').limit(200).execute()).map(asRole);
}

type Asked = Pick<
	Row,
	'municipality_id' | 'id' | 'card_id' | 'worker_id' | 'team_id' | 'kind' | 'asked_words' | 'asked_at' | 'ask_on'
>;
/** False when they were asked for this already. */
export async function addRole(tx: Tx, one: Asked): Promise<boolean> {
	const nothing = {
		answer: null,
		answered_at: null,
		answer_how: null,
		often: null,
		until_on: null,
		talent_id: null,
		rests_since: null,
		training_seen_on: null,
		next_talk_on: null,
		ended_at: null,
	};
	const done = await tx
		.insertInto('community.light_role')
		.values({ ...one, ...nothing })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

type Change = Partial<
	Pick<
		Row,
		| 'answer'
		| 'answered_at'
		| 'answer_how'
		| 'often'
		| 'until_on'
		| 'talent_id'
		| 'rests_since'
		| 'training_seen_on'
		| 'next_talk_on'
		| 'ended_at'
	>
>;
/** False when it is not there for the actor, or over. */
export async function changeRole(tx: Tx, municipalityId: string, id: string, change: Change): Promise<boolean> {
	const done = await tx
		.updateTable('community.light_role')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** For the task: what is over ends. */
export async function tendInStore(tx: Tx, today: string, at: Date): Promise<void> {
	await sql`select community.tend_light_roles(${today}::date, ${at})`.execute(tx);
}
/** For the task: two cards were one person, who keeps their role. */
export async function moveInStore(tx: Tx, gone: string): Promise<void> {
	await sql`select community.move_light_roles(${gone}::uuid)`.execute(tx);
}

/** For the task: nothing of this card is left. */
export async function forgetInStore(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.forget_light_roles(${cardId}::uuid)`.execute(tx);
}
