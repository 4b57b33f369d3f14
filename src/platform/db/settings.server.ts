import { createHmac } from 'node:crypto';

/** The logins, each member of nothing else: one per zone, one for sign-in, one for jobs and the relay. */
export const logins = [
	'zone_open',
	'zone_community',
	'zone_care',
	'zone_ballot',
	'zone_identity',
	'zone_tasks',
] as const;
export type Login = (typeof logins)[number];

export type DatabaseSettings = {
	/** Folder of the Unix socket, or a host name. */
	host: string;
	port: number;
	database: string;
	ssl: boolean;
	/** The key from which the logins' passwords are derived; the owner's password is never here. */
	key: string;
};

/**
 * Reads where the database is from DB_HOST, DB_PORT, DB_NAME, DB_SSL and APP_KEY, which the start script sets for the processes
 * it starts. They hold no owner's credentials on purpose.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): DatabaseSettings {
	const { DB_HOST, DB_PORT, DB_NAME, DB_SSL, APP_KEY } = env;
	if (!DB_HOST || !DB_NAME || !APP_KEY) throw new Error('The database is not set: start with `npm start`.');
	return { host: DB_HOST, port: Number(DB_PORT ?? 5432), database: DB_NAME, ssl: DB_SSL === 'yes', key: APP_KEY };
}

/** Deterministic, so that several machines with the same key share the logins. */
export const passwordOf = (login: Login, key: string): string =>
	createHmac('sha256', key).update(`login:${login}`).digest('base64url');
