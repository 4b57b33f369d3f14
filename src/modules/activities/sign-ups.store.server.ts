import { sql, type Tx } from '#platform/db/index.server';
import type { Ride, SignUpState } from './activity.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.activity_turnout': { municipality_id: string; activity_id: string; day: string; people: number };
	}
}

export type PairKind = 'together' | 'ride';
export type OwnPair = {
	id: string;
	kind: PairKind;
	/** Whether the holder of the code gives this ride. */
	gives: boolean;
	area: string | null;
	mine: boolean | null;
	theirs: boolean | null;
	/** Only after both said yes. */
	called: string | null;
	contact: string | null;
};
export type OwnSignUp = {
	id: string;
	activityId: string;
	day: string;
	called: string;
	contact: string;
	together: boolean;
	ride: Ride;
	seats: number;
	rideArea: string | null;
	state: SignUpState;
	offeredUntil: string | null;
	before: number;
	pairs: OwnPair[];
	givers: number;
	others: number;
};
export type Going = { together: boolean; ride: Ride; seats: number; rideArea: string | null };

async function said<T>(tx: Tx, query: ReturnType<typeof sql<{ said: T }>>): Promise<T | null> {
	return (await query.execute(tx)).rows[0]?.said ?? null;
}

/** Null when there is nothing to sign up for. */
export const signUpInStore = (
	tx: Tx,
	one: Going & {
		id: string;
		activityId: string;
		day: string;
		called: string;
		contact: string;
		locale: string;
		codeHash: string;
	},
	now: Date,
): Promise<SignUpState | null> =>
	said<SignUpState>(tx, sql`select community.sign_up_for_activity(${JSON.stringify(one)}::jsonb, ${now}) as said`);

export const ownSignUp = (tx: Tx, hash: string): Promise<OwnSignUp | null> =>
	said<OwnSignUp>(tx, sql`select community.my_activity_sign_up(${hash}) as said`);

export async function leaveInStore(tx: Tx, hash: string): Promise<{ activityId: string; freed: boolean } | undefined> {
	const { rows } = await sql<{ activityId: string; freed: boolean }>`
		select activity_id as "activityId", freed from community.leave_activity(${hash})`.execute(tx);
	return rows[0];
}

export const answerOfferInStore = (tx: Tx, hash: string, now: Date): Promise<SignUpState | null> =>
	said<SignUpState>(tx, sql`select community.answer_activity_offer(${hash}, ${now}) as said`);

export const changeInStore = (tx: Tx, hash: string, going: Going): Promise<boolean | null> =>
	said<boolean>(tx, sql`select community.change_activity_sign_up(${hash}, ${JSON.stringify(going)}::jsonb) as said`);

export const askPairInStore = (tx: Tx, hash: string, kind: PairKind, id: string): Promise<string | null> =>
	said<string>(tx, sql`select community.ask_activity_pair(${hash}, ${kind}, ${id}::uuid) as said`);

export const answerPairInStore = (tx: Tx, hash: string, pair: string, yes: boolean): Promise<boolean | null> =>
	said<boolean>(tx, sql`select community.answer_activity_pair(${hash}, ${pair}::uuid, ${yes}) as said`);

export type RollRow = {
	id: string;
	called: string;
	state: SignUpState;
	together: boolean;
	ride: Ride;
	seats: number;
	rideArea: string | null;
	came: boolean | null;
	/** A number to call, of who has no mail and must hear something. */
	callOn: string | null;
};
export async function rollOf(tx: Tx, activityId: string, day: string): Promise<RollRow[]> {
	const { rows } = await sql<RollRow>`
		select id, called, state, together, ride, seats, ride_area as "rideArea", came, call_on as "callOn"
		from community.activity_roll(${activityId}::uuid, ${day}::date)`.execute(tx);
	return rows;
}

export type PairRow = {
	id: string;
	kind: PairKind;
	firstId: string;
	secondId: string;
	firstSaid: boolean | null;
	secondSaid: boolean | null;
};
export async function pairsOf(tx: Tx, activityId: string, day: string): Promise<PairRow[]> {
	const { rows } = await sql<PairRow>`
		select id, kind, first_id as "firstId", second_id as "secondId", first_said as "firstSaid", second_said as "secondSaid"
		from community.activity_pairs_of(${activityId}::uuid, ${day}::date)`.execute(tx);
	return rows;
}

export const proposeInStore = (
	tx: Tx,
	activityId: string,
	one: { id: string; day: string; kind: PairKind; first: string; second: string },
): Promise<boolean | null> =>
	said<boolean>(
		tx,
		sql`select community.propose_activity_pair(${activityId}::uuid, ${one.day}::date, ${one.id}::uuid, ${one.kind}, ${one.first}::uuid, ${one.second}::uuid) as said`,
	);

export async function noteWhoCame(tx: Tx, activityId: string, day: string, who: readonly string[]): Promise<void> {
	await sql`select community.note_who_came(${activityId}::uuid, ${day}::date, ${[...who]}::uuid[])`.execute(tx);
}

export async function noteTurnout(
	tx: Tx,
	municipalityId: string,
	{ activityId, day, people }: { activityId: string; day: string; people: number },
): Promise<void> {
	await tx
		.insertInto('community.activity_turnout')
		.values({ municipality_id: municipalityId, activity_id: activityId, day, people })
		.onConflict((conflict) => conflict.columns(['municipality_id', 'activity_id', 'day']).doUpdateSet({ people }))
		.execute();
}

export const turnoutsOf = (
	tx: Tx,
	municipalityId: string,
	activityId: string,
): Promise<{ day: string; people: number }[]> =>
	tx
		.selectFrom('community.activity_turnout')
		.select(['day', 'people'])
		.where('municipality_id', '=', municipalityId)
		.where('activity_id', '=', activityId)
		.orderBy('day', 'desc')
		.limit(20)
		.execute();

/** For the round: who is offered a place now. */
export async function offerInStore(tx: Tx, now: Date): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from community.offer_activity_places(${now}) as id`.execute(tx);
	return rows.map(({ id }) => id);
}

export type Reader = {
	id: string;
	contact: string;
	locale: 'nl' | 'en';
	day: string;
	activityId: string;
	offeredUntil: Date | null;
};
const readers = (where: ReturnType<typeof sql>) => sql<Reader>`
	select s.id, s.contact, s.locale, s.day, s.activity_id as "activityId", s.offered_until as "offeredUntil"
	from community.activity_sign_up s where s.municipality_id = (select actor.municipality()) and position('@' in s.contact) > 0 and ${where}`;

/** For the round: who has a mail address among these sign-ups. */
export const readersOf = async (tx: Tx, ids: readonly string[]): Promise<Reader[]> =>
	(await readers(sql`s.id = any (${[...ids]}::uuid[])`).execute(tx)).rows;

/** For the round: who has a mail address among all of a day. */
export const readersOn = async (tx: Tx, activityId: string, day: string): Promise<Reader[]> =>
	(await readers(sql`s.activity_id = ${activityId}::uuid and s.day = ${day}::date`).execute(tx)).rows;

/** For the round: of a pair, those who did not answer yet, or both once both said yes. */
export const readersOfPair = async (tx: Tx, pair: string): Promise<(Reader & { settled: boolean })[]> => {
	const { rows } = await sql<Reader & { settled: boolean }>`
		select s.id, s.contact, s.locale, s.day, s.activity_id as "activityId", null as "offeredUntil", coalesce(p.first_said and p.second_said, false) as settled
		from community.activity_pair p join community.activity_sign_up s on s.municipality_id = p.municipality_id and s.id in (p.first_id, p.second_id)
		where p.municipality_id = (select actor.municipality()) and p.id = ${pair}::uuid and position('@' in s.contact) > 0
			and ((p.first_said and p.second_said) or case when s.id = p.first_id then p.first_said else p.second_said end is null)`.execute(
		tx,
	);
	return rows;
};
