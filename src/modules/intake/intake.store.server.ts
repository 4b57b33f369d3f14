import { type Generated, sql } from 'kysely';
import type { Way } from '#modules/organising';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import type { IntakeState, Question, Route, Told, WayIn, Weight } from './intake.ts';

type QuestionTable = {
	municipality_id: string;
	id: string;
	area_code: string;
	came_by: WayIn;
	words_sealed: string;
	called_sealed: string;
	reach_sealed: string;
	code_hash: Generated<string | null>;
	received_on: string;
	talk_by: string;
	state: Generated<IntakeState>;
	talk_worker_id: Generated<string | null>;
	talk_called: Generated<string>;
	weight: Generated<Weight | null>;
	weight_why_sealed: Generated<string>;
	weighed_by: Generated<string | null>;
	weighed_called: Generated<string>;
	route: Generated<Route | null>;
	handed_sealed: Generated<string>;
	given_to: Generated<string | null>;
	given_called: Generated<string>;
	closed_on: Generated<string | null>;
	team_id: Generated<string | null>;
	way: Generated<Way>;
	near_marks: Generated<string[]>;
	agreed_on: Generated<string | null>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.intake_question': QuestionTable;
	}
}

const at = {
	words: 'care.intake_question.words_sealed',
	called: 'care.intake_question.called_sealed',
	reach: 'care.intake_question.reach_sealed',
	why: 'care.intake_question.weight_why_sealed',
	handed: 'care.intake_question.handed_sealed',
} as const;

type New = Pick<Question, 'id' | 'areaCode' | 'cameBy' | 'receivedOn' | 'talkBy'> &
	Omit<Told, 'weightWhy'> & { nearMarks: readonly string[] };

/** Where a question of this area goes today; with a team, when it is asked of that one. Undefined while no team has the queue. */
export async function routeOf(tx: Tx, areaCode: string, asked: string | undefined) {
	const { rows } = await sql<{ teamId: string; way: Way; days: number; called: string }>`
		select team_id as "teamId", way, days, called from care.intake_route(${areaCode}, ${asked ?? null}::uuid)`.execute(
		tx,
	);
	return rows[0];
}

async function sealed(tx: Tx, municipalityId: string, one: New) {
	const seals = await careSeals(tx, municipalityId);
	return {
		words_sealed: seals.seal(at.words, one.id, one.words),
		called_sealed: seals.seal(at.called, one.id, one.called),
		reach_sealed: seals.seal(at.reach, one.id, one.reach),
	};
}

/** Somebody asks for themselves: through the one function that may, as a visitor reads nothing here. */
export async function askForHelp(
	tx: Tx,
	municipalityId: string,
	one: New & { asked: string | undefined },
	codeHash: string,
): Promise<void> {
	const row = {
		id: one.id,
		area_code: one.areaCode,
		...(await sealed(tx, municipalityId, one)),
		code_hash: codeHash,
		talk_by: one.talkBy,
		near_marks: one.nearMarks,
		asked: one.asked ?? null,
	};
	await sql`select care.ask_for_help(${JSON.stringify(row)}::jsonb)`.execute(tx);
}

export async function addQuestion(
	tx: Tx,
	municipalityId: string,
	one: New & { teamId: string | null; way: Way },
	codeHash: string,
): Promise<void> {
	await tx
		.insertInto('care.intake_question')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			came_by: one.cameBy,
			...(await sealed(tx, municipalityId, one)),
			code_hash: codeHash,
			received_on: one.receivedOn,
			talk_by: one.talkBy,
			team_id: one.teamId,
			way: one.way,
			near_marks: [...one.nearMarks],
		})
		.execute();
}

/** What waits in the queues of the actor's team, oldest first, without a word of it; with an id that one alone, closed or not. */
export async function questionsIn(tx: Tx, municipalityId: string, id?: string): Promise<Question[]> {
	if (id !== undefined && !isId(id)) return [];
	return tx
		.selectFrom('care.intake_question')
		.select(['id', 'area_code as areaCode', 'came_by as cameBy', 'received_on as receivedOn', 'talk_by as talkBy'])
		.select(['state', 'talk_worker_id as talkWorkerId', 'talk_called as talkCalled', 'weight', 'route'])
		.select(['weighed_called as weighedCalled', 'given_to as givenTo', 'given_called as givenCalled'])
		.select([
			'closed_on as closedOn',
			'way',
			'agreed_on as agreedOn',
			sql<string | null>`care.intake_team(team_id, area_code)`.as('teamId'),
		])
		.where('municipality_id', '=', municipalityId)
		.$if(id === undefined, (query) => query.where('closed_on', 'is', null))
		.$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
		.orderBy('received_on')
		.orderBy('id')
		.limit(300)
		.execute();
}

/** To whom a question of this area may go on, with a yes. */
export const passesTo = async (tx: Tx, areaCode: string) =>
	(
		await sql<{ id: string; called: string; organisation: string }>`
		select team_id as id, called, organisation from care.intake_passes_to(${areaCode})`.execute(tx)
	).rows;

/** The words of one question, for who weighs it, has the talk or was given it; of nobody else. */
export async function toldIn(tx: Tx, municipalityId: string, id: string): Promise<Told | undefined> {
	const { rows } = await sql<Record<`${'words' | 'called' | 'reach' | 'weight_why'}_sealed`, string>>`
		select * from care.intake_words(${id})`.execute(tx);
	const [row] = rows;
	if (!row) return undefined;
	const seals = await careSeals(tx, municipalityId);
	return {
		words: seals.open(at.words, id, row.words_sealed),
		called: seals.open(at.called, id, row.called_sealed),
		reach: seals.open(at.reach, id, row.reach_sealed),
		weightWhy: seals.open(at.why, id, row.weight_why_sealed),
	};
}

/** The steps of a question. Each returns whether it still was where the step begins, and was the actor's to take. */
const stepped = async (tx: Tx, step: ReturnType<typeof sql<{ done: boolean }>>): Promise<boolean> =>
	(await step.execute(tx)).rows[0]?.done ?? false;
export const talkTaken = (tx: Tx, id: string, called: string): Promise<boolean> =>
	stepped(tx, sql`select care.take_intake_talk(${id}, ${called}) as done`);
export async function questionWeighed(
	tx: Tx,
	municipalityId: string,
	id: string,
	said: { weight: Weight; why: string; called: string; route: Route | null; handed: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { why, handed, ...plain } = said;
	const row = { ...plain, why_sealed: seals.seal(at.why, id, why), handed_sealed: seals.seal(at.handed, id, handed) };
	return stepped(tx, sql`select care.weigh_intake(${id}, ${JSON.stringify(row)}::jsonb) as done`);
}
export const questionGiven = (tx: Tx, id: string, worker: string, called: string): Promise<boolean> =>
	stepped(tx, sql`select care.give_intake(${id}, ${worker}, ${called}) as done`);
export const questionPassed = (tx: Tx, id: string, team: string, byDay: string): Promise<boolean> =>
	stepped(tx, sql`select care.pass_intake(${id}, ${team}, ${byDay}) as done`);
export const questionBegun = (tx: Tx, id: string): Promise<boolean> =>
	stepped(tx, sql`select care.begin_intake(${id}) as done`);

export type ByCode = {
	state: IntakeState;
	weight: Weight | null;
	route: Route | null;
	received_on: string;
	talk_by: string;
	talk_called: string;
	given_called: string;
	handed_called: string;
	team_called: string;
	before_you: number;
};
export async function questionByCode(tx: Tx, municipalityId: string, hash: string): Promise<ByCode | undefined> {
	const { rows } = await sql<ByCode & { id: string; handed_sealed: string }>`
		select * from care.intake_by_code(${hash})`.execute(tx);
	const [row] = rows;
	if (!row) return undefined;
	const { id, handed_sealed, ...one } = row;
	return { ...one, handed_called: (await careSeals(tx, municipalityId)).open(at.handed, id, handed_sealed) };
}

/** Which one it was; undefined when nothing open stands behind this code. */
export async function withdrawByCode(tx: Tx, hash: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select care.withdraw_intake(${hash}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}
