import { createHmac } from 'node:crypto';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor, Zone } from '../actor.ts';
import { type DatabaseSettings, type Login, passwordOf, readSettings } from './settings.server.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;

// Dates stay yyyy-mm-dd: a day has no time zone. bigint stays exact in cents as long as it fits a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** One statement per query, also when no values are given: `select 1; drop table x` is refused by the server. */
class OneStatementClient extends pg.Client {
	// biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, all of which pass through here
	override query(config: any, values?: any, callback?: any): any {
		if (typeof config === 'string')
			return super.query({ text: config, queryMode: 'extended' } as never, values, callback);
		if (config && typeof config === 'object' && 'text' in config && typeof config.submit !== 'function') {
			return super.query({ ...config, queryMode: 'extended' }, values, callback);
		}
		return super.query(config, values, callback);
	}
}

const pools = new Map<Login, Kysely<Tables>>();
let settings: DatabaseSettings | undefined;
let opened = 0;

/** Opens the pools lazily: a process holds only those it uses. `max` connections each. */
export function openZones(where: DatabaseSettings = readSettings()): void {
	settings = where;
	opened++;
}

/** What this process remembers of its database: made when it is asked for, and again after another database was opened. */
export function perDatabase<T>(make: () => T): () => T {
	let held: { of: number; what: T } | undefined;
	return () => {
		if (held?.of !== opened) held = { of: opened, what: make() };
		return held.what;
	};
}

export function poolSettings(login: Login, where: DatabaseSettings = (settings ??= readSettings())): pg.PoolConfig {
	return {
		host: where.host,
		port: where.port,
		database: where.database,
		user: login,
		password: passwordOf(login, where.key),
		ssl: where.ssl,
		// The database's current_date is the day of the clocks here, also in the hour after midnight.
		options: '-c TimeZone=Europe/Amsterdam',
		max: 8,
		idleTimeoutMillis: 30_000,
		connectionTimeoutMillis: 10_000,
		// biome-ignore lint/suspicious/noExplicitAny: pg types the client class narrower than it is
		Client: OneStatementClient as any,
	} as pg.PoolConfig;
}

/** A key of its own for each use, derived from APP_KEY or another secret, so that one leaking says nothing about another. 32 bytes. */
export const keyFor = (use: string, secret?: string): Buffer =>
	createHmac('sha256', secret || (settings ??= readSettings()).key)
		.update(`use:${use}`)
		.digest();

/** The pool of one login. Only platform code asks for it; modules get a transaction. */
export function zoneFor(login: Login): Kysely<Tables> {
	let db = pools.get(login);
	if (!db) {
		const pool = new pg.Pool(poolSettings(login));
		// A connection that breaks while idle must not end the process; the next query opens a new one.
		pool.on('error', () => {});
		db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
		pools.set(login, db);
	}
	return db;
}

export async function closeZones(): Promise<void> {
	const open = [...pools.values()];
	pools.clear();
	await Promise.all(open.map((db) => db.destroy()));
}

/**
 * Runs `work` in one transaction on the login of a zone, as this actor. The actor is set once; the
 * database refuses a second time. Row policies see it and nothing else. The ballots are no zone that a page
 * can be in: their login is asked beside it, in a transaction of its own.
 */
export async function asActor<T>(actor: Actor, zone: Zone | 'ballot', work: (tx: Tx) => Promise<T>): Promise<T> {
	return zoneFor(`zone_${zone}`)
		.transaction()
		.execute(async (tx) => {
			await become(tx, actor);
			return work(tx);
		});
}

/**
 * Runs `work` as a declared task (a processing activity in policy/processing-activities.yaml), for
 * one municipality in one zone. Row policies name the tasks they let through.
 */
export async function asTask<T>(
	task: string,
	municipalityId: string,
	zone: Zone | 'ballot',
	work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
	const actor: Actor = { municipalityId, kind: 'task', roles: [], areas: [], level: 0, task };
	return asActor(actor, zone, (tx) => work(tx, actor));
}

export async function become(tx: Tx, actor: Actor): Promise<void> {
	await sql`select actor.become(${JSON.stringify({
		municipality: actor.municipalityId,
		kind: actor.kind,
		person: actor.personId ?? '',
		account: actor.accountId ?? '',
		organisation: actor.organisationId ?? '',
		team: actor.teamId ?? '',
		roles: actor.roles.join(','),
		areas: actor.areas.join(','),
		code: actor.codeHash ?? '',
		level: String(actor.level),
		task: actor.task ?? '',
	})}::jsonb)`.execute(tx);
}
