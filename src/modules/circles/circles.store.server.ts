import type { Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Face, Help, Plan, RunningCircle, Seat } from './circle-life.ts';

type PlanRow = {
	municipality_id: string;
	id: string;
	area_codes: string[];
	place_code: string;
	hub_ids: string[];
	fewest: number;
	most: number;
	made_by: string;
	team_id: Generated<string>;
	made_at: Date;
	parts_done: Generated<number>;
	parts: Generated<number>;
	composed_at: Generated<Date | null>;
	gap: Generated<number | null>;
	asked_at: Generated<Date | null>;
	ended_on: Generated<string | null>;
};
type CircleRow = {
	municipality_id: string;
	id: string;
	plan_id: string;
	name: Generated<string>;
	place_code: string;
	safety_net_id: string;
	hours: Generated<string>;
	started_on: Generated<string | null>;
	ended_on: Generated<string | null>;
};
type SeatRow = {
	municipality_id: string;
	id: string;
	plan_id: string;
	circle_id: string | null;
	card_id: string;
	is_hub: boolean;
	area_code: string | null;
	wants: string[];
	can: string[];
	worker_id: string | null;
	team_id: Generated<string | null>;
	asked_at: Generated<Date | null>;
	answer: Generated<Seat['answer']>;
	answered_at: Generated<Date | null>;
};
type YesRow = {
	municipality_id: string;
	seat_id: string;
	circle_id: string;
	called: string;
	contact: string;
	how: string;
};
type HelpRow = {
	municipality_id: string;
	id: string;
	circle_id: string;
	helper_id: string;
	helped_id: string;
	theme_code: string;
	on_day: string;
	written_by: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.circle_plan': PlanRow;
		'community.circle': CircleRow;
		'community.circle_seat': SeatRow;
		'community.circle_yes': YesRow;
		'community.circle_help': HelpRow;
	}
}

const asPlan = (row: Selectable<PlanRow>): Plan => ({
	id: row.id,
	areaCodes: row.area_codes,
	placeCode: row.place_code,
	hubIds: row.hub_ids,
	fewest: row.fewest,
	most: row.most,
	madeBy: row.made_by,
	teamId: row.team_id,
	madeAt: row.made_at,
	partsDone: row.parts_done,
	parts: row.parts,
	composedAt: row.composed_at,
	gap: row.gap,
	askedAt: row.asked_at,
	endedOn: row.ended_on,
});
const asCircle = (row: Selectable<CircleRow>): RunningCircle => ({
	id: row.id,
	planId: row.plan_id,
	name: row.name,
	placeCode: row.place_code,
	safetyNetId: row.safety_net_id,
	hours: row.hours,
	startedOn: row.started_on,
	endedOn: row.ended_on,
});
const asSeat = (row: Selectable<SeatRow>): Seat => ({
	id: row.id,
	planId: row.plan_id,
	circleId: row.circle_id,
	cardId: row.card_id,
	isHub: row.is_hub,
	areaCode: row.area_code,
	wants: row.wants,
	can: row.can,
	workerId: row.worker_id,
	teamId: row.team_id,
	askedAt: row.asked_at,
	answer: row.answer,
	answeredAt: row.answered_at,
});

/** The volunteers of the actor's team; empty for who is in none. */
export async function volunteersOfMyTeam(tx: Tx): Promise<{ id: string; called: string }[]> {
	const { rows } = await sql<{
		id: string;
		called: string;
	}>`select card_id as id, called from community.volunteers_of_my_team() order by called, card_id`.execute(tx);
	return rows;
}

type NewPlan = Pick<Plan, 'id' | 'areaCodes' | 'placeCode' | 'hubIds' | 'fewest' | 'most' | 'madeBy' | 'madeAt'>;

/** False when the id is taken. */
export async function addPlan(tx: Tx, municipalityId: string, one: NewPlan): Promise<boolean> {
	const done = await tx
		.insertInto('community.circle_plan')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_codes: [...one.areaCodes],
			place_code: one.placeCode,
			hub_ids: [...one.hubIds],
			fewest: one.fewest,
			most: one.most,
			made_by: one.madeBy,
			made_at: one.madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function findPlan(tx: Tx, municipalityId: string, id: string): Promise<Plan | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.circle_plan')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asPlan(row);
}

/** Proposals of the actor that still go on, newest first. */
export async function plansSeen(tx: Tx, municipalityId: string): Promise<Plan[]> {
	const rows = await tx
		.selectFrom('community.circle_plan')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('made_at', 'desc')
		.limit(50)
		.execute();
	return rows.map(asPlan);
}

type PlanChange = {
	parts_done?: number;
	parts?: number;
	composed_at?: Date;
	gap?: number;
	asked_at?: Date;
	ended_on?: string;
};

/** Changes a proposal that is there for the actor. Composing and asking happen once: false when it was done before. */
export async function changePlan(tx: Tx, municipalityId: string, id: string, change: PlanChange): Promise<boolean> {
	let query = tx
		.updateTable('community.circle_plan')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id);
	if (change.composed_at) query = query.where('composed_at', 'is', null);
	if (change.asked_at) query = query.where('asked_at', 'is', null);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

export async function addCircle(
	tx: Tx,
	municipalityId: string,
	one: Pick<RunningCircle, 'id' | 'planId' | 'placeCode' | 'safetyNetId'>,
): Promise<void> {
	await tx
		.insertInto('community.circle')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			plan_id: one.planId,
			place_code: one.placeCode,
			safety_net_id: one.safetyNetId,
		})
		.execute();
}

/** Circles the actor may see: of one proposal, or all. */
export async function circlesSeen(tx: Tx, municipalityId: string, planId?: string): Promise<RunningCircle[]> {
	let query = tx.selectFrom('community.circle').selectAll().where('municipality_id', '=', municipalityId);
	if (planId) query = query.where('plan_id', '=', planId);
	return (await query.orderBy('id').limit(200).execute()).map(asCircle);
}

export async function findCircle(tx: Tx, municipalityId: string, id: string): Promise<RunningCircle | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.circle')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asCircle(row);
}

/** A circle as who is asked for it knows it: its name and hours are for who is in it. */
export type AskedCircle = Omit<RunningCircle, 'name' | 'hours'>;

/** The circles for which the actor answers a question. */
export async function circlesAskedFor(tx: Tx): Promise<Map<string, AskedCircle>> {
	const { rows } = await sql<AskedCircle>`
		select id, plan_id as "planId", place_code as "placeCode", safety_net_id as "safetyNetId", started_on as "startedOn", ended_on as "endedOn"
		from community.circles_i_am_asked_for()`.execute(tx);
	return new Map(rows.map((row) => [row.id, row]));
}

/** False when it is not there for the actor. */
export async function changeCircle(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { name?: string; hours?: string; started_on?: string; ended_on?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.circle')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Ends circles that never began, of one proposal or of those asked before a moment; their names go with them. */
export async function endUnbegun(
	tx: Tx,
	municipalityId: string,
	of: { planId: string } | { askedBefore: Date },
	today: string,
): Promise<void> {
	const plans = tx.selectFrom('community.circle_plan').select('id').where('municipality_id', '=', municipalityId);
	await tx
		.updateTable('community.circle')
		.set({ ended_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('started_on', 'is', null)
		.where('ended_on', 'is', null)
		.where(
			'plan_id',
			'in',
			'planId' in of ? plans.where('id', '=', of.planId) : plans.where('asked_at', '<', of.askedBefore),
		)
		.execute();
}

/** Ends proposals people were asked for before a moment and of which no circle is left. */
export async function endPlansWithoutCircles(
	tx: Tx,
	municipalityId: string,
	askedBefore: Date,
	today: string,
): Promise<void> {
	await tx
		.updateTable('community.circle_plan as p')
		.set({ ended_on: today })
		.where('p.municipality_id', '=', municipalityId)
		.where('p.asked_at', '<', askedBefore)
		.where('p.ended_on', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('community.circle as c')
						.select('c.id')
						.whereRef('c.municipality_id', '=', 'p.municipality_id')
						.whereRef('c.plan_id', '=', 'p.id')
						.where('c.ended_on', 'is', null),
				),
			),
		)
		.execute();
}

/** For the task: cards of people who are asked for a circle, or in one that runs. */
export async function takenCards(tx: Tx, municipalityId: string): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('community.circle_seat as s')
		.innerJoin('community.circle as c', (on) =>
			on.onRef('c.municipality_id', '=', 's.municipality_id').onRef('c.id', '=', 's.circle_id'),
		)
		.select('s.card_id')
		.where('s.municipality_id', '=', municipalityId)
		.where('s.asked_at', 'is not', null)
		.where('c.ended_on', 'is', null)
		.where(({ or, eb }) => or([eb('s.answer', 'is', null), eb('s.answer', '=', 'yes')]))
		.execute();
	return new Set(rows.map((row) => row.card_id));
}

export async function addSeats(tx: Tx, municipalityId: string, seats: readonly Seat[]): Promise<void> {
	if (seats.length === 0) return;
	await tx
		.insertInto('community.circle_seat')
		.values(
			seats.map((seat) => ({
				municipality_id: municipalityId,
				id: seat.id,
				plan_id: seat.planId,
				circle_id: seat.circleId,
				card_id: seat.cardId,
				is_hub: seat.isHub,
				area_code: seat.areaCode,
				wants: [...seat.wants],
				can: [...seat.can],
				worker_id: seat.workerId,
			})),
		)
		.execute();
}

/** Seats the actor may see, of one proposal or circle or of a person; the row policies set the limit. */
export async function seatsSeen(
	tx: Tx,
	municipalityId: string,
	of: { planId?: string; circleId?: string; cardId?: string; workerId?: string } = {},
): Promise<Seat[]> {
	let query = tx.selectFrom('community.circle_seat').selectAll().where('municipality_id', '=', municipalityId);
	if (of.planId) query = query.where('plan_id', '=', of.planId);
	if (of.circleId) query = query.where('circle_id', '=', of.circleId);
	if (of.cardId) query = query.where('card_id', '=', of.cardId);
	if (of.workerId) query = query.where('worker_id', '=', of.workerId);
	return (await query.orderBy('is_hub', 'desc').orderBy('id').limit(1000).execute()).map(asSeat);
}

/** The places in circles that one person was asked for, with what they passed on themselves. */
export async function ownSeats(
	tx: Tx,
	municipalityId: string,
	personId: string,
): Promise<{ id: string; wants: string[]; can: string[]; askedAt: Date; called: string; contact: string }[]> {
	const rows = await tx
		.selectFrom('community.circle_seat as s')
		.leftJoin('community.circle_yes as y', (on) =>
			on.onRef('y.municipality_id', '=', 's.municipality_id').onRef('y.seat_id', '=', 's.id'),
		)
		.select(['s.id', 's.wants', 's.can', 's.asked_at', 'y.called', 'y.contact'])
		.where('s.municipality_id', '=', municipalityId)
		.where('s.card_id', '=', personId)
		.where('s.asked_at', 'is not', null)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		wants: row.wants,
		can: row.can,
		askedAt: row.asked_at as Date,
		called: row.called ?? '',
		contact: row.contact ?? '',
	}));
}

export async function findSeat(tx: Tx, municipalityId: string, id: string): Promise<Seat | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.circle_seat')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asSeat(row);
}

/** False when it is not there for the actor. */
export async function changeSeat(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: {
		circle_id?: string | null;
		worker_id?: string | null;
		team_id?: string | null;
		asked_at?: Date;
		answer?: Seat['answer'];
		answered_at?: Date;
	},
): Promise<boolean> {
	const done = await tx
		.updateTable('community.circle_seat')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** What is passed on with a yes; what was there before is replaced. */
export async function keepFace(
	tx: Tx,
	municipalityId: string,
	face: Face & { how: 'spoken' | 'online' },
): Promise<void> {
	await dropFace(tx, municipalityId, face.seatId);
	await tx
		.insertInto('community.circle_yes')
		.values({
			municipality_id: municipalityId,
			seat_id: face.seatId,
			circle_id: face.circleId,
			called: face.called,
			contact: face.contact,
			how: face.how,
		})
		.execute();
}

export async function dropFace(tx: Tx, municipalityId: string, seatId: string): Promise<void> {
	await tx
		.deleteFrom('community.circle_yes')
		.where('municipality_id', '=', municipalityId)
		.where('seat_id', '=', seatId)
		.execute();
}

/** First names and ways to reach the members of a circle the actor is in; else their own people alone. */
export async function facesSeen(tx: Tx, municipalityId: string, circleId: string): Promise<Face[]> {
	const rows = await tx
		.selectFrom('community.circle_yes')
		.select(['seat_id', 'circle_id', 'called', 'contact'])
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('called')
		.execute();
	return rows.map((row) => ({
		seatId: row.seat_id,
		circleId: row.circle_id,
		called: row.called,
		contact: row.contact,
	}));
}

export async function addHelp(tx: Tx, municipalityId: string, help: Help): Promise<void> {
	await tx
		.insertInto('community.circle_help')
		.values({
			municipality_id: municipalityId,
			id: help.id,
			circle_id: help.circleId,
			helper_id: help.helperId,
			helped_id: help.helpedId,
			theme_code: help.themeCode,
			on_day: help.onDay,
			written_by: help.writtenBy,
		})
		.execute();
}

/** False when it is not one's own. */
export async function dropHelp(tx: Tx, municipalityId: string, id: string, writtenBy: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('community.circle_help')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('written_by', '=', writtenBy)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

/** Newest first. */
export async function helpsIn(tx: Tx, municipalityId: string, circleId: string): Promise<Help[]> {
	const rows = await tx
		.selectFrom('community.circle_help')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.limit(1000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		helperId: row.helper_id,
		helpedId: row.helped_id,
		themeCode: row.theme_code,
		onDay: row.on_day,
		writtenBy: row.written_by,
	}));
}

/** For the task: everything of one person in every circle, what they did for others included. */
export async function forgetSeatsOf(tx: Tx, municipalityId: string, cardId: string): Promise<void> {
	await tx
		.deleteFrom('community.circle_seat')
		.where('municipality_id', '=', municipalityId)
		.where('card_id', '=', cardId)
		.execute();
}
