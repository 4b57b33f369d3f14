import { sql, type Tx } from '#platform/db/index.server';
import type { Drawn } from './draw.ts';
import type { AgeBand } from './jury.forms.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.jury': {
			municipality_id: string;
			round_id: string;
			seats: number;
			willing_until: string;
			seed_hash: string;
			seed: string | null;
			drawn_on: string | null;
			closed_on: string | null;
			chosen: number;
		};
		'open.jury_lot': {
			municipality_id: string;
			round_id: string;
			ticket: string;
			stratum: string;
			place: number;
			seat: 'seat' | 'reserve';
		};
		'open.jury_count': { municipality_id: string; proposal_id: string; yes: number; no: number; kept_out: number };
		'community.juror': {
			municipality_id: string;
			id: string;
			round_id: string;
			called: string;
			contact: string;
			locale: 'nl' | 'en';
			area_code: string | null;
			age_band: AgeBand | null;
			person_id: string | null;
			ticket: string;
			chosen: boolean;
			confirmed_on: string | null;
			seat: 'seat' | 'reserve' | null;
			place: number | null;
			says: boolean | null;
		};
		'community.jury_question': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			words: string;
			asked_on: string;
			answer: string;
			answered_on: string | null;
		};
	}
}

export const findJury = (tx: Tx, municipalityId: string, roundId: string) =>
	tx
		.selectFrom('open.jury')
		.select([
			'seats',
			'willing_until as willingUntil',
			'seed_hash as seedHash',
			'seed',
			'drawn_on as drawnOn',
			'closed_on as closedOn',
			'chosen',
		])
		.where('municipality_id', '=', municipalityId)
		.where('round_id', '=', roundId)
		.executeTakeFirst();
export type Jury = NonNullable<Awaited<ReturnType<typeof findJury>>>;

export const lotsOf = (tx: Tx, municipalityId: string, roundId: string): Promise<Drawn[]> =>
	tx
		.selectFrom('open.jury_lot')
		.select(['ticket', 'stratum', 'place', 'seat'])
		.where('municipality_id', '=', municipalityId)
		.where('round_id', '=', roundId)
		.orderBy('seat', 'desc')
		.orderBy('place')
		.execute();

export const countsOf = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]) =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('open.jury_count')
				.select(['proposal_id as proposalId', 'yes', 'no', 'kept_out as keptOut'])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.execute();

/** Who would like to sit and who sits, for the team of the round; others see none. */
export const jurorsOf = (tx: Tx, municipalityId: string, roundId: string) =>
	tx
		.selectFrom('community.juror')
		.select([
			'id',
			'called',
			'contact',
			'locale',
			'area_code as areaCode',
			'age_band as ageBand',
			'person_id as personId',
			'ticket',
			'chosen',
			'confirmed_on as confirmedOn',
			'seat',
			'place',
			'says',
		])
		.where('municipality_id', '=', municipalityId)
		.where('round_id', '=', roundId)
		.orderBy('seat', (order) => order.desc().nullsLast())
		.orderBy('place')
		.orderBy('called')
		.execute();

/** What the jury asked of one plan, for the team. */
export const questionsOf = (tx: Tx, municipalityId: string, proposalId: string) =>
	tx
		.selectFrom('community.jury_question')
		.select(['id', 'words', 'answer'])
		.where('municipality_id', '=', municipalityId)
		.where('proposal_id', '=', proposalId)
		.orderBy('asked_on')
		.orderBy('id')
		.execute();

/** By a code (its hash), or by who they are for this round. */
export type Seat = { hash: string | null; round: string | null };

const said = async <T>(tx: Tx, query: ReturnType<typeof sql<{ done: T }>>): Promise<T | null> =>
	(await query.execute(tx)).rows[0]?.done ?? null;

export const beginInStore = (tx: Tx, roundId: string, seats: number, until: string, seal: string, seed: string) =>
	said<boolean>(
		tx,
		sql`select community.begin_jury(${roundId}::uuid, ${seats}::integer, ${until}::date, ${seal}, ${seed}) as done`,
	);

export type NewJuror = {
	id: string;
	round: string;
	called: string;
	contact: string;
	locale: 'nl' | 'en';
	area: string | null;
	age: AgeBand | null;
	ticket: string;
	hash: string | null;
	account: boolean;
	chosen: boolean;
};
export const likeToSit = (tx: Tx, one: NewJuror, today: string) =>
	said<boolean>(tx, sql`select community.like_to_sit(${JSON.stringify(one)}::jsonb, ${today}::date) as done`);
export const confirmInStore = (tx: Tx, { hash, round }: Seat, today: string) =>
	said<boolean>(tx, sql`select community.confirm_juror(${hash}, ${round}::uuid, ${today}::date) as done`);
export const vouchInStore = (tx: Tx, id: string, today: string) =>
	said<boolean>(tx, sql`select community.vouch_for_juror(${id}::uuid, ${today}::date) as done`);
export const drawInStore = (tx: Tx, roundId: string, today: string) =>
	said<string>(tx, sql`select community.draw_jury(${roundId}::uuid, ${today}::date) as done`);
export const keepLots = (tx: Tx, roundId: string, lots: readonly Drawn[]) =>
	said<boolean>(tx, sql`select community.keep_lots(${roundId}::uuid, ${JSON.stringify(lots)}::jsonb) as done`);
export const answerSeatInStore = (tx: Tx, { hash, round }: Seat, yes: boolean, shown: boolean) =>
	said<boolean>(tx, sql`select community.answer_seat(${hash}, ${round}::uuid, ${yes}, ${shown}) as done`);
export const leaveInStore = (tx: Tx, { hash, round }: Seat) =>
	said<boolean>(tx, sql`select community.leave_jury(${hash}, ${round}::uuid) as done`);
export const sayStakeInStore = (tx: Tx, { hash, round }: Seat, plan: string, has: boolean) =>
	said<boolean>(tx, sql`select community.say_stake(${hash}, ${round}::uuid, ${plan}::uuid, ${has}) as done`);
export const givePointsInStore = (
	tx: Tx,
	{ hash, round }: Seat,
	plan: string,
	given: readonly { points: number; why: string }[],
) =>
	said<boolean>(
		tx,
		sql`select community.give_points(${hash}, ${round}::uuid, ${plan}::uuid, ${JSON.stringify(given)}::jsonb) as done`,
	);
export const voteInStore = (tx: Tx, { hash, round }: Seat, plan: string, yes: boolean, why: string) =>
	said<boolean>(
		tx,
		sql`select community.cast_jury_vote(${hash}, ${round}::uuid, ${plan}::uuid, ${yes}, ${why}) as done`,
	);
export const askInStore = (tx: Tx, { hash, round }: Seat, plan: string, id: string, words: string, today: string) =>
	said<boolean>(
		tx,
		sql`select community.ask_as_jury(${hash}, ${round}::uuid, ${plan}::uuid, ${id}::uuid, ${words}, ${today}::date) as done`,
	);
/** By who proposed it (a hash), or by the team (nothing). */
export const answerInStore = (tx: Tx, hash: string | null, id: string, words: string, today: string) =>
	said<boolean>(tx, sql`select community.answer_jury(${hash}, ${id}::uuid, ${words}, ${today}::date) as done`);
export const closeInStore = (tx: Tx, roundId: string, today: string) =>
	said<boolean>(tx, sql`select community.close_jury(${roundId}::uuid, ${today}::date) as done`);

export type Room = {
	round: string;
	called: string;
	ticket: string;
	confirmed: boolean;
	byMail: boolean;
	seat: 'seat' | 'reserve' | null;
	says: boolean | null;
	shown: boolean;
	/** Whether they may weigh now. */
	open: boolean;
	stakes: Record<string, boolean>;
	votes: Record<string, { says: boolean; why: string }>;
	points: { proposal: string; nth: number; points: number; why: string; mine: boolean }[];
	questions: { proposal: string; words: string; answer: string }[];
};
export type OwnSeat = {
	id: string;
	roundId: string;
	title: string;
	called: string;
	contact: string;
	areaCode: string | null;
	ageBand: string | null;
	askedOn: string;
	whys: string[];
};
/** What is kept of who signed up with an account. */
export const knownOfJury = async (tx: Tx): Promise<OwnSeat[]> =>
	(
		await sql<OwnSeat>`select id, round_id as "roundId", title, called, contact, area_code as "areaCode", age_band as "ageBand", asked_on as "askedOn", whys from community.my_jury_seats()`.execute(
			tx,
		)
	).rows;

export const roomOf = (tx: Tx, { hash, round }: Seat) =>
	said<Room>(tx, sql`select community.jury_room(${hash}, ${round}::uuid) as done`);

export async function questionsFor(tx: Tx, hash: string): Promise<{ id: string; words: string; answer: string }[]> {
	return (
		await sql<{
			id: string;
			words: string;
			answer: string;
		}>`select id, words, answer from community.jury_questions_for(${hash})`.execute(tx)
	).rows;
}
export async function progressOf(tx: Tx, roundId: string) {
	const { rows } = await sql<{
		proposal_id: string;
		declared: number;
		stakes: number;
		voted: number;
	}>`select * from community.jury_progress(${roundId}::uuid)`.execute(tx);
	return new Map(rows.map(({ proposal_id, ...numbers }) => [proposal_id, numbers]));
}
export async function reasonsOf(
	tx: Tx,
	roundId: string,
): Promise<{ proposalId: string; says: boolean; why: string; points: number }[]> {
	const { rows } = await sql<{
		proposal_id: string;
		says: boolean;
		why: string;
		points: string | null;
	}>`select * from community.jury_reasons(${roundId}::uuid)`.execute(tx);
	return rows.map((row) => ({
		proposalId: row.proposal_id,
		says: row.says,
		why: row.why,
		points: Number(row.points ?? 0),
	}));
}
export async function namesOf(tx: Tx, roundId: string): Promise<{ many: number; names: string[] }> {
	const { rows } = await sql<{
		many: number;
		names: string[];
	}>`select * from community.jury_names(${roundId}::uuid)`.execute(tx);
	return rows[0] ?? { many: 0, names: [] };
}
export async function forgetInStore(tx: Tx, cardId: string | null, before: string | null): Promise<void> {
	await sql`select community.forget_jurors(${cardId}::uuid, ${before}::date)`.execute(tx);
}
