import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { MonthOfWork, QuarterOfAnswers, WorkKind } from './balance.ts';

/** Of a team and a quarter that is over, from ten people: about how many, and which share people around them or something together was. */
export type CareAnswered = { teamId: string; quarter: string; people: number; informal: number; collective: number };
type Answer = 'informal' | 'collective' | 'professional';
declare module '#platform/db/tables' {
	interface Tables {
		'community.work_month': {
			municipality_id: string;
			worker_id: string;
			area_code: string;
			month: string;
			what: string;
			kind: WorkKind;
			many: number;
			minutes: number;
		};
		'community.answer_quarter': {
			municipality_id: string;
			team_id: string;
			quarter: string;
			answer: Answer;
			many: number;
		};
		'community.care_answer_quarter': {
			municipality_id: string;
			team_id: string;
			quarter: string;
			people: number;
			informal_share: number;
			collective_share: number;
		};
	}
}

/** What one worker did in one district (WK…) in one month: `what` is a code of `policy/time-balance.yaml`. */
export type Counted = { workerId: string; areaCode: string; month: string; what: string; many: number };
/** What answered questions brought to one team in one quarter. */
export type Answered = { teamId: string; quarter: string; answer: Answer; many: number };
/** Counts between two first days of a month, the second left out. Runs as the task `organising.count` in its zone. */
export type Source<T> = {
	readonly zone: 'community' | 'care';
	readonly count: (tx: Tx, since: string, until: string) => Promise<T[]>;
};

/**
 * A source by the name of its function, `schema.name(since date, until date)`, which gives worker_id, area_code, month, what
 * and many to the task alone. No words, no ids of others.
 */
export const workBy = (name: `${'community' | 'care'}.${string}`): Source<Counted> => ({
	zone: name.startsWith('care.') ? 'care' : 'community',
	count: async (tx, since, until) =>
		(
			await sql<Counted>`select worker_id as "workerId", area_code as "areaCode", to_char(month, 'YYYY-MM-DD') as month, what, many
				from ${sql.table(name)}(${since}::date, ${until}::date) where many > 0`.execute(tx)
		).rows,
});
/** The same for what answered questions: team_id, quarter, answer and many. */
export const answersBy = (name: `${'community' | 'care'}.${string}`): Source<Answered> => ({
	zone: name.startsWith('care.') ? 'care' : 'community',
	count: async (tx, since, until) =>
		(
			await sql<Answered>`select team_id as "teamId", to_char(quarter, 'YYYY-MM-DD') as quarter, answer, many
				from ${sql.table(name)}(${since}::date, ${until}::date) where many > 0 and team_id is not null`.execute(tx)
		).rows,
});

/** What of plans is told back: rounded by its function in the care zone, which gives nothing under ten people. */
export const careAnswersBy = (name: `care.${string}`): Source<CareAnswered> => ({
	zone: 'care',
	count: async (tx, since, until) =>
		(
			await sql<CareAnswered>`select team_id as "teamId", to_char(quarter, 'YYYY-MM-DD') as quarter, people, informal_share as informal, collective_share as collective
				from ${sql.table(name)}(${since}::date, ${until}::date)`.execute(tx)
		).rows,
});

export async function hasCounts(tx: Tx, municipalityId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('community.work_month')
		.select('month')
		.where('municipality_id', '=', municipalityId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

type Row = {
	workerId: string;
	areaCode: string;
	month: string;
	what: string;
	kind: WorkKind;
	many: number;
	minutes: number;
};

/** One statement takes so many values and no more. */
const portion = 1000;
const inPortions = <T>(rows: readonly T[]): T[][] =>
	Array.from({ length: Math.ceil(rows.length / portion) }, (_, at) => rows.slice(at * portion, (at + 1) * portion));

/** Everything from a month on, counted anew. */
export async function saveWork(tx: Tx, municipalityId: string, since: string, rows: readonly Row[]): Promise<void> {
	await tx
		.deleteFrom('community.work_month')
		.where('municipality_id', '=', municipalityId)
		.where('month', '>=', since)
		.execute();
	for (const some of inPortions(rows))
		await tx
			.insertInto('community.work_month')
			.values(
				some.map(({ workerId, areaCode, ...row }) => ({
					...{ municipality_id: municipalityId, worker_id: workerId, area_code: areaCode },
					...row,
				})),
			)
			.execute();
}

export async function saveAnswers(
	tx: Tx,
	municipalityId: string,
	since: string,
	rows: readonly Answered[],
): Promise<void> {
	await tx
		.deleteFrom('community.answer_quarter')
		.where('municipality_id', '=', municipalityId)
		.where('quarter', '>=', since)
		.execute();
	for (const some of inPortions(rows))
		await tx
			.insertInto('community.answer_quarter')
			.values(some.map(({ teamId, ...row }) => ({ municipality_id: municipalityId, team_id: teamId, ...row })))
			.execute();
}

/** Once for each quarter: what is known stays as it is, so that no two looks tell what changed. */
export async function keepCareAnswers(tx: Tx, municipalityId: string, rows: readonly CareAnswered[]): Promise<void> {
	const known = await tx
		.selectFrom('community.care_answer_quarter')
		.select(['team_id', 'quarter'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	const fresh = rows.filter(
		(row) => !known.some(({ team_id, quarter }) => team_id === row.teamId && quarter === row.quarter),
	);
	if (fresh.length === 0) return;
	await tx
		.insertInto('community.care_answer_quarter')
		.values(
			fresh.map(({ teamId, quarter, people, informal, collective }) => ({
				...{ municipality_id: municipalityId, team_id: teamId, quarter, people },
				...{ informal_share: informal, collective_share: collective },
			})),
		)
		.execute();
}

/** Of the own team, oldest first. */
export const teamCareAnswers = (tx: Tx, municipalityId: string, teamId: string, since: string) =>
	tx
		.selectFrom('community.care_answer_quarter')
		.select(['quarter', 'people', 'informal_share as informal', 'collective_share as collective'])
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('quarter', '>=', since)
		.orderBy('quarter')
		.execute();

/** Months that are over of a district where the actor works, with five workers or more; oldest first. */
export async function areaWork(tx: Tx, areaCode: string, since: string, today: string): Promise<MonthOfWork[]> {
	const { rows } = await sql<MonthOfWork>`
		select to_char(month, 'YYYY-MM-DD') as month, share, hours from community.area_work(${areaCode}, ${since}::date, ${today}::date)`.execute(
		tx,
	);
	return rows;
}

/** Quarters that are over of the own team, with five questions or more; oldest first. */
export async function teamAnswers(tx: Tx, since: string, today: string): Promise<QuarterOfAnswers[]> {
	const { rows } = await sql<QuarterOfAnswers>`
		select to_char(quarter, 'YYYY-MM-DD') as quarter, questions, informal, collective from community.team_answers(${since}::date, ${today}::date)`.execute(
		tx,
	);
	return rows;
}

/** What was counted of the actor, by the row policy nobody else's. */
export const ownWork = (tx: Tx, municipalityId: string, workerId: string, since: string) =>
	tx
		.selectFrom('community.work_month')
		.select(['month', 'what', 'kind', 'many', 'minutes'])
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.where('month', '>=', since)
		.orderBy('month', 'desc')
		.orderBy('what')
		.execute();
