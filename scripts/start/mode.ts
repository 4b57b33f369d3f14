import pg from 'pg';
import type { Environment } from './environment.ts';
import { CannotStart } from './stop.ts';

export type Mode = 'demo' | 'production';

/** The mode an earlier start wrote into the database, if there was one. */
export async function modeInDatabase(ownerUrl: string): Promise<Mode | undefined> {
	return withOwner(ownerUrl, async (owner) => {
		const { rows } = await owner.query(`select to_regclass('open.installation') as there`);
		if (!rows[0].there) return undefined;
		const found = await owner.query<{ mode: Mode }>('select mode from open.installation');
		return found.rows[0]?.mode;
	});
}

/** What this start runs as: what the database says, else what was asked, else demo on our own database. */
export function chooseMode(written: Mode | undefined, { mode, databaseUrl }: Environment): Mode {
	if (written && mode && mode !== written) {
		throw new CannotStart(
			`Deze database is ooit begonnen als ${written} en blijft dat. Start zonder MODE=${mode}, of met een andere database.`,
		);
	}
	if (written) return written;
	if (!mode && databaseUrl)
		throw new CannotStart(
			'Zet MODE=demo of MODE=production: in een eigen database kiest Buurtweefsel dat niet voor je.',
		);
	return mode ?? 'demo';
}

/** Writes the mode once; it never changes after. */
export async function writeMode(ownerUrl: string, mode: Mode): Promise<void> {
	await withOwner(ownerUrl, (owner) =>
		owner.query('insert into open.installation (mode) values ($1) on conflict do nothing', [mode]),
	);
}

async function withOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
	const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
	try {
		await owner.connect();
	} catch (error) {
		throw new CannotStart(
			`De database is niet bereikbaar (${(error as Error).message}). Klopt DATABASE_URL, en draait PostgreSQL?`,
		);
	}
	try {
		return await work(owner);
	} finally {
		await owner.end();
	}
}
