import { type Generated, type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Safari } from './safari.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.safari': {
			municipality_id: string;
			id: string;
			area_code: string;
			title: string;
			on_day: string;
			at_time: string;
			meet_where: string;
			places: number;
			stay_minutes: Generated<number>;
			made_on: string;
			published_on: string | null;
			called_off_on: string | null;
			came: number | null;
			outcome: Generated<string>;
			follows_id: string | null;
		};
		'open.safari_stop': {
			municipality_id: string;
			id: string;
			safari_id: string;
			label: string;
			entry_id: string | null;
			area_code: string;
			lon: number | null;
			lat: number | null;
			by_area: boolean;
		};
		'community.safari_host': {
			municipality_id: string;
			id: string;
			safari_id: string;
			entry_id: string;
			asked_on: string;
			code_hash: string | null;
			lon: number | null;
			lat: number | null;
			by_area: boolean;
			answer: Generated<'yes' | 'no' | null>;
			label: Generated<string>;
			help_words: Generated<string>;
		};
		'community.safari_guest': {
			municipality_id: string;
			id: string;
			safari_id: string;
			called: string;
			reach: string;
			note: string;
			confirmed_on: string | null;
			standing: 'going' | 'waiting' | 'left';
			signed_at: Date;
			help_words: string;
		};
	}
}
/** What is kept of a code; nothing for a worker, who speaks without one. */
export type Hash = string | null;

const shown = [
	'id',
	'area_code as areaCode',
	'title',
	'on_day as on',
	'at_time as at',
	'meet_where as where',
	'places',
	'stay_minutes as stayMinutes',
	'published_on as publishedOn',
	'called_off_on as calledOffOn',
	'came',
	'outcome',
	'follows_id as followsId',
] as const;

/** Every tour this actor may see, the latest day first. */
export const safarisSeen = (tx: Tx, municipalityId: string, most = 60): Promise<Safari[]> =>
	tx
		.selectFrom('open.safari')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('on_day', 'desc')
		.orderBy('id')
		.limit(most)
		.execute();

export const findSafari = async (tx: Tx, municipalityId: string, id: string): Promise<Safari | undefined> =>
	isId(id)
		? tx
				.selectFrom('open.safari')
				.select(shown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

/** The tour after this one, when it was made. */
export const safariAfter = (tx: Tx, municipalityId: string, id: string): Promise<{ id: string } | undefined> =>
	tx
		.selectFrom('open.safari')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('follows_id', '=', id)
		.executeTakeFirst();

/** False when the tour before was followed already. */
export async function addSafari(
	tx: Tx,
	municipalityId: string,
	one: Pick<Safari, 'id' | 'areaCode' | 'title' | 'on' | 'at' | 'where' | 'places' | 'followsId'> & { madeOn: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.safari')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			title: one.title,
			on_day: one.on,
			at_time: one.at,
			meet_where: one.where,
			places: one.places,
			made_on: one.madeOn,
			follows_id: one.followsId,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Whether it was still as it should be to change so. */
export async function changeSafari(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { published_on: string } | { called_off_on: string } | { came: number; outcome: string },
): Promise<boolean> {
	let query = tx
		.updateTable('open.safari')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('called_off_on', 'is', null);
	if ('published_on' in set) query = query.where('published_on', 'is', null);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

export const stopsOf = (tx: Tx, municipalityId: string, safariId: string) =>
	tx
		.selectFrom('open.safari_stop')
		.select(['id', 'label', 'entry_id as entryId', 'area_code as areaCode', 'lon', 'lat', 'by_area as byArea'])
		.where('municipality_id', '=', municipalityId)
		.where('safari_id', '=', safariId)
		.orderBy('id')
		.execute();
export type Stop = Awaited<ReturnType<typeof stopsOf>>[number];

export const hostsOf = (tx: Tx, municipalityId: string, safariId: string) =>
	tx
		.selectFrom('community.safari_host')
		.select(['id', 'entry_id as entryId', 'asked_on as askedOn', 'answer', 'label', 'help_words as help'])
		.where('municipality_id', '=', municipalityId)
		.where('safari_id', '=', safariId)
		.orderBy('id')
		.execute();

/** False when this host was asked for this tour before. */
export async function addHost(
	tx: Tx,
	municipalityId: string,
	one: {
		id: string;
		safariId: string;
		entryId: string;
		askedOn: string;
		codeHash: string;
		lon: number | null;
		lat: number | null;
		byArea: boolean;
	},
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.safari_host')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			safari_id: one.safariId,
			entry_id: one.entryId,
			asked_on: one.askedOn,
			code_hash: one.codeHash,
			lon: one.lon,
			lat: one.lat,
			by_area: one.byArea,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Who comes along and who waits, in the order in which they signed up. */
export const guestsOf = (tx: Tx, municipalityId: string, safariId: string) =>
	tx
		.selectFrom('community.safari_guest')
		.select(['id', 'called', 'reach', 'note', 'standing', 'confirmed_on as confirmedOn', 'help_words as help'])
		.where('municipality_id', '=', municipalityId)
		.where('safari_id', '=', safariId)
		.where('standing', '<>', 'left')
		.orderBy('signed_at')
		.orderBy('id')
		.execute();

const first = async <T>(tx: Tx, query: RawBuilder<T>): Promise<T | undefined> => (await query.execute(tx)).rows[0];
const done = async (tx: Tx, call: RawBuilder<unknown>): Promise<boolean> =>
	(await first(tx, sql<{ done: boolean }>`select ${call} as done`))?.done ?? false;

/** False when it is not theirs to say, or over. */
export const hostSays = (
	tx: Tx,
	hash: Hash,
	{
		id,
		said,
		label,
		address,
		reach,
	}: { id: string; said: 'yes' | 'no'; label: string; address: string; reach: string },
	today: string,
): Promise<boolean> =>
	done(
		tx,
		sql`community.safari_host_says(${hash}, ${id}::uuid, ${said}, ${label}, ${address}, ${reach}, ${today}::date)`,
	);

export const giveHostCode = (tx: Tx, id: string, hash: string): Promise<boolean> =>
	done(tx, sql`community.safari_give_code(${id}::uuid, ${hash})`);

/** Undefined when nobody can sign up (any more). */
export async function signUpInStore(
	tx: Tx,
	safariId: string,
	guest: { id: string; hash: string; called: string; reach: string; note: string },
	today: string,
	now: Date,
): Promise<'going' | 'waiting' | undefined> {
	const row = await first(
		tx,
		sql<{
			stands: 'going' | 'waiting' | null;
		}>`select community.safari_sign_up(${safariId}::uuid, ${guest.id}::uuid, ${guest.hash}, ${guest.called}, ${guest.reach}, ${guest.note}, ${today}::date, ${now}::timestamptz) as stands`,
	);
	return row?.stands ?? undefined;
}

/** `nextReach`: of who moved up from the waiting list. */
export const signOffInStore = (tx: Tx, hash: string, today: string) =>
	first(
		tx,
		sql<{
			done: boolean;
			nextReach: string | null;
		}>`select done, next_reach as "nextReach" from community.safari_sign_off(${hash}, ${today}::date)`,
	);

export type CodeHolder = {
	role: 'host' | 'guest';
	id: string;
	state: 'yes' | 'no' | 'going' | 'waiting' | 'left' | null;
	label: string;
	entryName: string;
	/** Receives at home: only such a host is asked where that is. */
	home: boolean;
	address: string;
	reach: string;
	help: string;
};
/** Who holds this code, and for which tour. */
export async function heldBy(tx: Tx, hash: string): Promise<{ holder: CodeHolder; safari: Safari } | undefined> {
	const holder = await first(
		tx,
		sql<CodeHolder>`select role, id, state, label, entry_name as "entryName", home, address, reach, help_words as help from community.safari_by_code(${hash})`,
	);
	const safari =
		holder &&
		(await first(
			tx,
			sql<Safari>`select id, area_code as "areaCode", title, on_day as on, at_time as at, meet_where as where, places, stay_minutes as "stayMinutes",
				published_on as "publishedOn", called_off_on as "calledOffOn", came, outcome, follows_id as "followsId" from community.safari_of_code(${hash})`,
		));
	return holder && safari && { holder, safari };
}

export async function placesLeft(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
	const { rows } = await sql<{
		id: string;
		left: number;
	}>`select safari_id as id, places_left as left from community.safari_places_left(${[...ids]}::uuid[])`.execute(tx);
	return new Map(rows.map(({ id, left }) => [id, left]));
}

/** Addresses by host, on the days on which this actor may know them. */
export async function addressesFor(tx: Tx, hash: Hash, safariId: string, today: string): Promise<Map<string, string>> {
	const { rows } = await sql<{
		id: string;
		address: string;
	}>`select host_id as id, address from community.safari_addresses(${hash}, ${safariId}::uuid, ${today}::date)`.execute(
		tx,
	);
	return new Map(rows.map(({ id, address }) => [id, address]));
}

/** Whom the holder met; how to reach them once both said that they would like to. */
export const metBy = async (tx: Tx, hash: string, today: string) =>
	(
		await sql<{
			other: string;
			called: string;
			mine: boolean;
			reach: string | null;
		}>`select other, called, mine, reach from community.safari_met(${hash}, ${today}::date) order by called, other`.execute(
			tx,
		)
	).rows;

export const saysAgain = (
	tx: Tx,
	hash: string,
	others: readonly string[],
	help: string,
	today: string,
): Promise<boolean> =>
	done(tx, sql`community.safari_says_again(${hash}, ${[...others]}::uuid[], ${help}, ${today}::date)`);

/** Out of the tour with everything of them: by their code, or by who plans it. */
export const takeAwayInStore = (tx: Tx, hash: Hash, id: string): Promise<boolean> =>
	done(tx, sql`community.safari_take_away(${hash}, ${id}::uuid)`);

/** Who plans it spoke to this guest. */
export const knowsGuest = (tx: Tx, id: string, today: string): Promise<boolean> =>
	done(tx, sql`community.safari_knows(${id}::uuid, ${today}::date)`);

/** Whether the actor's team plans this tour. */
export const plansIt = (tx: Tx, safariId: string): Promise<boolean> =>
	done(tx, sql`community.plans_safari(${safariId}::uuid)`);

export const foundEachOther = async (tx: Tx, safariId: string): Promise<number> =>
	(await first(tx, sql<{ many: number }>`select community.safari_found(${safariId}::uuid) as many`))?.many ?? 0;

export async function tendInStore(tx: Tx, today: string): Promise<void> {
	await sql`select community.tend_safaris(${today}::date)`.execute(tx);
}
