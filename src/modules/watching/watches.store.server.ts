import { clock } from '#platform/clock';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Part, WatchCard, WatchInside, WatchRole, What, WorryKind } from './watch.ts';

/** With the code in somebody's hand, or as whoever is signed in. */
export type By = { hash: string } | 'self';
const hashOf = (by: By): string | null => (by === 'self' ? null : by.hash);

/** Every circle the actor has a place in, newest first; with a code the one it opens. */
export async function watchCards(tx: Tx, by: By): Promise<WatchCard[]> {
	const { rows } = await sql<WatchCard>`
		select id, kind, title, whats, practical, helped, show_teams as "showTeams", until_on as "untilOn", made_at as "madeAt", paused, member_id as "memberId",
			role, answer, ours, arranges, started, inside, called, contact, person_called as "personCalled", person_answer as "personAnswer",
			person_card as "personCard", has_feed as "hasFeed"
		from community.watch_cards(${hashOf(by)})`.execute(tx);
	return rows;
}

/** What goes on in it between two days, and whom to call today; nothing for who may not see that. */
export async function watchInside(
	tx: Tx,
	by: By,
	watchId: string,
	since: string,
	until: string,
): Promise<WatchInside | null> {
	const { rows } = await sql<{ inside: WatchInside | null }>`
		select community.watch_inside(${watchId}::uuid, ${hashOf(by)}, ${since}::date, ${until}::date, ${clock.today()}::date) as inside`.execute(
		tx,
	);
	return rows[0]?.inside ?? null;
}

async function said<T>(tx: Tx, query: ReturnType<typeof sql<{ said: T }>>): Promise<T | null> {
	return (await query.execute(tx)).rows[0]?.said ?? null;
}

export type NewWatch = {
	kind: string;
	card: string | null;
	title: string;
	called: string;
	contact: string;
	whats: readonly What[];
	practical: string;
	until: string;
	firstCalled: string;
	firstContact: string;
	secondCalled: string;
	secondContact: string;
	showTeams: boolean;
	helped: boolean;
};

/** False when it is not theirs to make, or the id is taken. */
export const makeInStore = async (tx: Tx, id: string, memberId: string, one: NewWatch, at: Date): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.make_watch(${id}::uuid, ${memberId}::uuid, ${JSON.stringify(one)}::jsonb, ${at}) as said`,
	)) ?? false;

type Asked = { called: string; card: string | null; worker: string | null; team: string | null; agreed: boolean };
export const askInStore = async (
	tx: Tx,
	by: By,
	watchId: string,
	memberId: string,
	one: Asked,
	at: Date,
): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.ask_watcher(${watchId}::uuid, ${hashOf(by)}, ${memberId}::uuid, ${JSON.stringify(one)}::jsonb, ${at}) as said`,
	)) ?? false;

type Said = { called: string; contact: string; firstCalled: string; firstContact: string };
/** The circle answered for; nothing when it is not theirs, or was answered. */
export const answerInStore = (
	tx: Tx,
	by: By,
	memberId: string,
	answer: 'yes' | 'no',
	one: Said,
	at: Date,
): Promise<string | null> =>
	said(
		tx,
		sql`select community.answer_watch(${memberId}::uuid, ${hashOf(by)}, ${answer}, ${JSON.stringify(one)}::jsonb, ${at}) as said`,
	);

/** The circle left. */
export const leaveInStore = (tx: Tx, by: By, memberId: string): Promise<string | null> =>
	said(tx, sql`select community.leave_watch(${memberId}::uuid, ${hashOf(by)}) as said`);

export const endInStore = async (tx: Tx, by: By, watchId: string, at: Date): Promise<boolean> =>
	(await said<boolean>(tx, sql`select community.end_watch(${watchId}::uuid, ${hashOf(by)}, ${at}) as said`)) ?? false;

export const pauseInStore = async (tx: Tx, by: By, watchId: string, on: boolean, at: Date): Promise<boolean> =>
	(await said<boolean>(tx, sql`select community.pause_watch(${watchId}::uuid, ${hashOf(by)}, ${on}, ${at}) as said`)) ??
	false;

export const giveCode = async (tx: Tx, by: By, memberId: string, fresh: string): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.give_watch_code(${memberId}::uuid, ${hashOf(by)}, ${fresh}) as said`,
	)) ?? false;

export const giveFeed = async (tx: Tx, by: By, watchId: string, fresh: string): Promise<boolean> =>
	(await said<boolean>(tx, sql`select community.give_watch_feed(${watchId}::uuid, ${hashOf(by)}, ${fresh}) as said`)) ??
	false;

export async function turnsOfFeed(
	tx: Tx,
	hash: string,
	since: string,
): Promise<{ id: string; day: string; part: Part }[]> {
	return (
		await sql<{ id: string; day: string; part: Part }>`
			select id, day, part from community.watch_feed(${hash}, ${since}::date)`.execute(tx)
	).rows;
}

type NewSlot = { weekday: number | null; onDay: string | null; part: Part; what: What };
export const putSlot = async (tx: Tx, by: By, watchId: string, id: string, one: NewSlot): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.put_watch_slot(${id}::uuid, ${watchId}::uuid, ${hashOf(by)}, ${one.weekday}::smallint, ${one.onDay}::date, ${one.part}, ${one.what}) as said`,
	)) ?? false;

export const dropSlot = async (tx: Tx, by: By, id: string): Promise<boolean> =>
	(await said<boolean>(tx, sql`select community.drop_watch_slot(${id}::uuid, ${hashOf(by)}) as said`)) ?? false;

type NewTurn = { id: string; watchId: string; aboutId: string; day: string; part: Part; what: What };
/** 'taken', 'not-there', or 'by:' with who goes already, which may be left out. */
export const takeInStore = async (tx: Tx, by: By, one: NewTurn, today: string): Promise<string> =>
	(await said<string>(
		tx,
		sql`select community.take_turn(${one.id}::uuid, ${one.watchId}::uuid, ${hashOf(by)}, ${one.aboutId}::uuid, ${one.day}::date, ${one.part}, ${one.what}, ${today}::date) as said`,
	)) ?? 'not-there';

export const giveBackInStore = (tx: Tx, by: By, turnId: string, at: Date): Promise<string | null> =>
	said(tx, sql`select community.give_back_turn(${turnId}::uuid, ${hashOf(by)}, ${at}) as said`);

type Told = {
	watchId: string;
	turnId: string | null;
	aboutId: string | null;
	worry: WorryKind | null;
	worryId: string;
};
/** 'again' for a worry this one told before, that nobody took up yet. */
export const tellInStore = (
	tx: Tx,
	by: By,
	one: Told,
	at: Date,
	today: string,
): Promise<'well' | 'worry' | 'again' | null> =>
	said(
		tx,
		sql`select community.tell_visit(${one.watchId}::uuid, ${hashOf(by)}, ${one.turnId}::uuid, ${one.aboutId}::uuid, ${one.worry}, ${one.worryId}::uuid, ${at}, ${today}::date) as said`,
	);

export const hearInStore = async (tx: Tx, by: By, worryId: string, called: string, at: Date): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.hear_worry(${worryId}::uuid, ${hashOf(by)}, ${called}, ${at}) as said`,
	)) ?? false;

export const rollInStore = async (
	tx: Tx,
	by: By,
	watchId: string,
	today: string,
	words: Readonly<Record<string, string>>,
): Promise<boolean> =>
	(await said<boolean>(
		tx,
		sql`select community.call_roll(${watchId}::uuid, ${hashOf(by)}, ${today}::date, ${JSON.stringify(words)}::jsonb) as said`,
	)) ?? false;

/** For the task: ends what is over; gives the turns of which nobody told, and the circles that somebody left with their team. */
export async function tendInStore(
	tx: Tx,
	today: string,
	at: Date,
): Promise<{ subjectId: string; step: 'remind' | 'pass-on' | 'changed' }[]> {
	return (
		await sql<{ subjectId: string; step: 'remind' | 'pass-on' | 'changed' }>`
			select subject_id as "subjectId", step from community.tend_watches(${today}::date, ${at})`.execute(tx)
	).rows;
}

export type WatchLetter = {
	watchId: string;
	memberId: string | null;
	accountId: string | null;
	mail: string | null;
	way: 'member' | 'other' | 'call' | 'helper';
};
/** For the task: to whom is written, in the way each chose. */
export async function lettersAbout(
	tx: Tx,
	id: string,
	what: 'asked' | 'remind' | 'pass-on' | 'worry' | 'changed',
): Promise<WatchLetter[]> {
	return (
		await sql<WatchLetter>`
			select watch_id as "watchId", member_id as "memberId", account_id as "accountId", mail, way
			from community.watch_letters(${id}::uuid, ${what})`.execute(tx)
	).rows;
}

export async function forgetInStore(tx: Tx, cardId: string, forGood: boolean, at: Date): Promise<void> {
	await sql`select community.forget_in_watching(${cardId}::uuid, ${forGood}, ${at})`.execute(tx);
}
export async function moveInStore(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.move_in_watching(${cardId}::uuid)`.execute(tx);
}

export type OwnWatchPlace = {
	id: string;
	kind: string;
	role: WatchRole;
	title: string;
	whats: What[];
	askedAt: Date;
	called: string;
	contact: string;
	firstCalled: string;
	firstContact: string;
	secondCalled: string;
	secondContact: string;
};
/** What is kept of the actor, also of what is over; nothing of others. */
export async function ownWatchPlaces(tx: Tx): Promise<OwnWatchPlace[]> {
	return (
		await sql<OwnWatchPlace>`
			select id, kind, role, title, whats, asked_at as "askedAt", called, contact, first_called as "firstCalled", first_contact as "firstContact",
				second_called as "secondCalled", second_contact as "secondContact"
			from community.own_watch_places()`.execute(tx)
	).rows;
}

/** Only what can be an id is asked for. */
export const known = (id: string | undefined): string => (isId(id) ? id : '00000000-0000-0000-0000-000000000000');
