import type { Generated, Selectable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Face, Seat } from './circle-life.ts';

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
declare module '#platform/db/tables' {
	interface Tables {
		'community.circle_seat': SeatRow;
		'community.circle_yes': YesRow;
	}
}

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

/** For the task: everything of one person in every circle, what they did for others included. */
export async function forgetSeatsOf(tx: Tx, municipalityId: string, cardId: string): Promise<void> {
	await tx
		.deleteFrom('community.circle_seat')
		.where('municipality_id', '=', municipalityId)
		.where('card_id', '=', cardId)
		.execute();
}
