import { sql, type Tx } from '#platform/db/index.server';
import type { Borrowers, Loan, LoanState, Thing, ThingKind } from './lending.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.lending_thing': {
			municipality_id: string;
			id: string;
			kind: ThingKind;
			title: string;
			summary: string;
			area_code: string;
			owner: string;
			initiative_id: string | null;
			team_id: string | null;
			how: string;
			deposit_cents: number;
			for_whom: Borrowers;
			made_on: string;
			ended_on: string | null;
		};
		'open.lending_away': { municipality_id: string; loan_id: string; thing_id: string; days: string };
		'community.loan': {
			municipality_id: string;
			id: string;
			thing_id: string;
			person_id: string;
			account_id: string | null;
			called: string;
			contact: string;
			why: string;
			first_day: string;
			last_day: string;
			state: LoanState;
			reason: string;
			note: string;
			asked_at: Date;
			ended_on: string | null;
			reminded_on: string | null;
		};
	}
}

const mine = sql<string>`(select actor.municipality())`;
const thingColumns = [
	'id',
	'kind',
	'title',
	'summary',
	'area_code as areaCode',
	'owner',
	'initiative_id as initiativeId',
	'team_id as teamId',
	'how',
	'deposit_cents as depositCents',
	'for_whom as forWhom',
	'made_on as madeOn',
	'ended_on as endedOn',
] as const;
const loanColumns = [
	'id',
	'thing_id as thingId',
	'person_id as personId',
	'called',
	'contact',
	'why',
	'first_day as firstDay',
	'last_day as lastDay',
	'state',
	'reason',
	'note',
] as const;

export const thingsNow = (tx: Tx): Promise<Thing[]> =>
	tx
		.selectFrom('open.lending_thing')
		.select(thingColumns)
		.where('municipality_id', '=', mine)
		.where('ended_on', 'is', null)
		.orderBy('title')
		.limit(500)
		.execute();

export const findThing = (tx: Tx, id: string): Promise<Thing | undefined> =>
	tx
		.selectFrom('open.lending_thing')
		.select(thingColumns)
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.executeTakeFirst();

/** False when the id is taken. */
export async function addThing(tx: Tx, municipalityId: string, one: Thing): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.lending_thing')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			kind: one.kind,
			title: one.title,
			summary: one.summary,
			area_code: one.areaCode,
			owner: one.owner,
			initiative_id: one.initiativeId,
			team_id: one.teamId,
			how: one.how,
			deposit_cents: one.depositCents,
			for_whom: one.forWhom,
			made_on: one.madeOn,
			ended_on: one.endedOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/** False when this actor may not. */
export async function saveEnded(tx: Tx, id: string, on: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.lending_thing')
		.set({ ended_on: on })
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) > 0;
}

/** The stretches of days on which it is away, first and last day included. */
export async function awayDays(
	tx: Tx,
	thingId: string,
	since: string,
): Promise<{ firstDay: string; lastDay: string }[]> {
	const { rows } = await sql<{ firstDay: string; lastDay: string }>`
		select lower(days) as "firstDay", (upper(days) - 1) as "lastDay" from open.lending_away
		where municipality_id = ${mine} and thing_id = ${thingId} and upper(days) > ${since}::date order by 1 limit 60`.execute(
		tx,
	);
	return rows;
}

export async function addLoan(
	tx: Tx,
	municipalityId: string,
	one: Omit<Loan, 'state' | 'reason' | 'note'> & { accountId: string | null; askedAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.loan')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			thing_id: one.thingId,
			person_id: one.personId,
			account_id: one.accountId,
			called: one.called,
			contact: one.contact,
			why: one.why,
			first_day: one.firstDay,
			last_day: one.lastDay,
			state: 'asked',
			reason: '',
			note: '',
			asked_at: one.askedAt,
			ended_on: null,
			reminded_on: null,
		})
		.execute();
}

/** What this actor borrows, or what others borrow of theirs: the row policies say which. */
export const loansSeen = (
	tx: Tx,
	narrowed: { personId: string } | { thingId: string } | { notOf: string },
): Promise<Loan[]> => {
	const query = tx.selectFrom('community.loan').select(loanColumns).where('municipality_id', '=', mine);
	const only =
		'personId' in narrowed
			? query.where('person_id', '=', narrowed.personId)
			: 'thingId' in narrowed
				? query.where('thing_id', '=', narrowed.thingId)
				: query.where('person_id', '<>', narrowed.notOf);
	return only.orderBy('first_day', 'desc').limit(100).execute();
};

export const findLoan = (tx: Tx, id: string): Promise<Loan | undefined> =>
	tx
		.selectFrom('community.loan')
		.select(loanColumns)
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.executeTakeFirst();

/** From one state to the next. 'taken' when the days went to another in the meantime; false when it stood elsewhere already. */
export async function saveState(
	tx: Tx,
	loan: Pick<Loan, 'id' | 'state'>,
	change: { state: LoanState; reason?: string; note?: string; ended_on?: string },
): Promise<boolean | 'taken'> {
	try {
		const { numUpdatedRows } = await tx
			.updateTable('community.loan')
			.set(change)
			.where('municipality_id', '=', mine)
			.where('id', '=', loan.id)
			.where('state', '=', loan.state)
			.executeTakeFirst();
		return Number(numUpdatedRows) > 0;
	} catch (problem) {
		if ((problem as { constraint?: string }).constraint === 'lent_to_one_at_a_time') return 'taken';
		throw problem;
	}
}

/** For the round: who has something past its day, once. Gives how to reach them. */
export async function takeLate(
	tx: Tx,
	today: string,
): Promise<{ id: string; accountId: string | null; contact: string }[]> {
	return tx
		.updateTable('community.loan')
		.set({ reminded_on: today })
		.where('municipality_id', '=', mine)
		.where('state', '=', 'away')
		.where('last_day', '<', today)
		.where('reminded_on', 'is', null)
		.returning(['id', 'account_id as accountId', 'contact'])
		.execute();
}

/** For the round: what nobody answered before its first day is a no. Gives how to reach who asked. */
export async function refuseUnanswered(
	tx: Tx,
	today: string,
): Promise<{ id: string; accountId: string | null; contact: string }[]> {
	return tx
		.updateTable('community.loan')
		.set({ state: 'refused', ended_on: today })
		.where('municipality_id', '=', mine)
		.where('state', '=', 'asked')
		.where('first_day', '<', today)
		.returning(['id', 'account_id as accountId', 'contact'])
		.execute();
}

/** As the task that erases: of a card that goes the loans go; of one that was merged they move. */
export async function forgetInStore(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.forget_in_lending(${cardId})`.execute(tx);
}

/** As the task that erases: what they asked or were promised is not needed any more. */
export async function leaveAloneInStore(tx: Tx, cardId: string, today: string): Promise<void> {
	await sql`select community.leave_alone_in_lending(${cardId}, ${today}::date)`.execute(tx);
}
