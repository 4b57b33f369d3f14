import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Obstacle, ObstacleOutcome, Solver } from './obstacle.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.obstacle': {
			municipality_id: string;
			id: string;
			area_code: string;
			initiative_id: string | null;
			rule: string;
			blocks: string;
			people: number | null;
			logged_on: string;
			solver: Solver;
			partner: string;
			answer_by: string;
			same_as: string | null;
			outcome: Generated<ObstacleOutcome | null>;
			answer: Generated<string>;
			answered_on: Generated<string | null>;
			asked_cents: Generated<string | number | null>;
			asked_for: Generated<string>;
			decide_by: Generated<string | null>;
			granted: Generated<boolean | null>;
			granted_on: Generated<string | null>;
			granted_words: Generated<string>;
			shown: Generated<boolean>;
		};
		'open.obstacle': {
			municipality_id: string;
			id: string;
			area_code: string;
			rule: string;
			blocks: string;
			logged_on: string;
			outcome: ObstacleOutcome | null;
			answer: string;
			answered_on: string | null;
			cents: string | number | null;
			times: number;
		};
		'open.breakthrough_budget': {
			municipality_id: string;
			year: number;
			cents: string | number;
			most_cents: string | number;
		};
	}
}

const shown = [
	'id',
	'area_code as areaCode',
	'initiative_id as initiativeId',
	'rule',
	'blocks',
	'people',
	'logged_on as loggedOn',
	'solver',
	'partner',
	'answer_by as answerBy',
	'same_as as sameAs',
	'outcome',
	'answer',
	'answered_on as answeredOn',
	'asked_cents as askedCents',
	'asked_for as askedFor',
	'decide_by as decideBy',
	'granted',
	'granted_on as grantedOn',
	'granted_words as grantedWords',
	'shown',
] as const;

const inCents = <T extends { askedCents: string | number | null }>(row: T): T & { askedCents: number | null } => ({
	...row,
	askedCents: row.askedCents === null ? null : Number(row.askedCents),
});

/** Those the actor may see, the latest first. */
export async function obstaclesSeen(tx: Tx, municipalityId: string): Promise<Obstacle[]> {
	const rows = await tx
		.selectFrom('community.obstacle')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('logged_on', 'desc')
		.orderBy('id', 'desc')
		.limit(300)
		.execute();
	return rows.map(inCents);
}

export async function findObstacle(tx: Tx, municipalityId: string, id: string): Promise<Obstacle | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.obstacle')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && inCents(row);
}

export async function addObstacle(
	tx: Tx,
	municipalityId: string,
	one: Pick<
		Obstacle,
		| 'id'
		| 'areaCode'
		| 'initiativeId'
		| 'rule'
		| 'blocks'
		| 'people'
		| 'loggedOn'
		| 'solver'
		| 'partner'
		| 'answerBy'
		| 'sameAs'
	>,
): Promise<void> {
	await tx
		.insertInto('community.obstacle')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			initiative_id: one.initiativeId,
			rule: one.rule,
			blocks: one.blocks,
			people: one.people,
			logged_on: one.loggedOn,
			solver: one.solver,
			partner: one.partner,
			answer_by: one.answerBy,
			same_as: one.sameAs,
		})
		.execute();
}

/** Whether it was done: a sum that was decided about stays. */
export async function changeObstacle(
	tx: Tx,
	municipalityId: string,
	id: string,
	set:
		| { outcome: ObstacleOutcome; answer: string; answered_on: string }
		| { solver: Solver; partner: string; answer_by: string }
		| { same_as: string | null }
		| { shown: boolean }
		| { asked_cents: number; asked_for: string; decide_by: string },
): Promise<boolean> {
	let query = tx
		.updateTable('community.obstacle')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id);
	if ('asked_cents' in set) query = query.where('granted', 'is', null);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

/** Rules told before anywhere in the municipality, most often first. */
export async function knownRules(tx: Tx): Promise<{ id: string; rule: string; times: number }[]> {
	const { rows } = await sql<{
		id: string;
		rule: string;
		times: number;
	}>`select * from community.known_rules()`.execute(tx);
	return rows;
}

type Decided = 'done' | 'gone' | 'no-budget' | 'too-much' | 'own' | 'changed';
/** 'done', or why not. The database holds the purse. */
export async function decideInStore(
	tx: Tx,
	{ id, yes, why, cents, today }: { id: string; yes: boolean; why: string; cents: number; today: string },
): Promise<Decided> {
	const { rows } = await sql<{
		said: Decided;
	}>`select community.decide_breakthrough(${id}, ${yes}, ${why}, ${cents}, ${today}::date) as said`.execute(tx);
	return rows[0]?.said ?? 'gone';
}

export type Purse = { year: number; cents: number; mostCents: number };
export async function purseOf(tx: Tx, municipalityId: string, year: number): Promise<Purse | undefined> {
	const row = await tx
		.selectFrom('open.breakthrough_budget')
		.select(['cents', 'most_cents'])
		.where('municipality_id', '=', municipalityId)
		.where('year', '=', year)
		.executeTakeFirst();
	return row && { year, cents: Number(row.cents), mostCents: Number(row.most_cents) };
}

export async function spentIn(tx: Tx, year: number): Promise<number> {
	const { rows } = await sql<{
		cents: string | number;
	}>`select community.breakthrough_spent(${year}) as cents`.execute(tx);
	return Number(rows[0]?.cents ?? 0);
}

export async function savePurse(tx: Tx, municipalityId: string, { year, cents, mostCents }: Purse): Promise<void> {
	await tx
		.insertInto('open.breakthrough_budget')
		.values({ municipality_id: municipalityId, year, cents, most_cents: mostCents })
		.onConflict((conflict) =>
			conflict.columns(['municipality_id', 'year']).doUpdateSet({ cents, most_cents: mostCents }),
		)
		.execute();
}

/** What everybody reads, the latest answer first; in an area with everything inside it. */
export async function publicObstacles(tx: Tx, municipalityId: string, inside: string, most: number) {
	const rows = await tx
		.selectFrom('open.obstacle')
		.select([
			'id',
			'area_code as areaCode',
			'rule',
			'blocks',
			'logged_on as loggedOn',
			'outcome',
			'answer',
			'answered_on as answeredOn',
			'cents',
			'times',
		])
		.where('municipality_id', '=', municipalityId)
		.where(sql<boolean>`starts_with(substr(area_code, 3), ${inside})`)
		.orderBy(sql`coalesce(answered_on, logged_on)`, 'desc')
		.orderBy('id')
		.limit(most)
		.execute();
	return rows.map((row) => ({ ...row, cents: row.cents === null ? null : Number(row.cents) }));
}
