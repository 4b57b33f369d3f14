import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { eraseClientsAgain, forgetClient } from '#modules/clients/index.server';
import { eraseCardsAgain, eraseDueCards } from '#modules/people/index.server';
import { takeSignalsBackAgain } from '#modules/signals/index.server';
import { closeZones, openZones } from '#platform/db/index.server';
import { keepTombstone, keptTombstones, tombstoneOf } from '#platform/retention/index.server';
import { migrate } from '../../scripts/migrate.ts';
import { claimDataFolder, secretIn } from '../../scripts/start/data-folder.ts';
import { databaseName, databaseUser, startEmbeddedPostgres } from '../../scripts/start/embedded-postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bw-restore-'));
// PostgreSQL runs as a user of its own when we are root.
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = '019b0000-0000-7000-8000-0000000000a1';
const naima = '019b0000-0000-7000-8000-0000000000f1';
const taken = '019b0000-0000-7000-8000-0000000000f2';
const helped = '019b0000-0000-7000-8000-0000000000f3';

/** A database on a data folder, as the start script has it, for as long as the work takes. */
async function on<T>(
	path: string,
	work: (asOwner: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<T>,
) {
	mkdirSync(path, { recursive: true });
	const claimed = await claimDataFolder(path, databaseUser());
	const postgres = await startEmbeddedPostgres(claimed);
	const key = secretIn(path, 'app.secret');
	await migrate(postgres.ownerUrl, key, join(root, 'migrations'));
	openZones({ host: postgres.host, port: postgres.port, database: databaseName, ssl: false, key });
	const owner = new pg.Client({ connectionString: postgres.ownerUrl });
	await owner.connect();
	try {
		return await work((text, values = []) => owner.query(text, values));
	} finally {
		await owner.end();
		await closeZones();
		await postgres.stop();
		claimed.release();
	}
}
const script = (name: string, dataDir: string, ...words: string[]) =>
	spawnSync(process.execPath, [join(root, 'scripts', `${name}.ts`), ...words], {
		encoding: 'utf8',
		env: { ...process.env, DATA_DIR: dataDir, INIT_CWD: folder, DATABASE_URL: '' },
	});
const state = `select called, erased_at is not null as erased, (select text from community.signal) as text from community.person_card`;

test('who was erased stays erased when an older copy is put back', async () => {
	const old = join(folder, 'old');
	const copy = join(folder, 'copy.tar');
	await on(old, async (asOwner) => {
		await asOwner(`insert into open.municipality (id, code, name) values ($1, 'GM9901', 'Waterveen')`, [here]);
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, made_at, last_active_on) values ($1, $2, 'Naima', now(), current_date)`,
			[here, naima],
		);
		await asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, text, source, receipt, captured_at) values ($1, $2, 'wil', 'GM9901', 'Dit neem ik terug', 'resident', 'r', now())`,
			[here, taken],
		);
		await asOwner(
			`insert into care.client (municipality_id, id, organisation_id, team_id, name_sealed, name_mark, area_code, received_on, opened_on)
			values ($1, $2, gen_random_uuid(), gen_random_uuid(), '', repeat('m', 43), 'WK990101', current_date, current_date)`,
			[here, helped],
		);
		const made = script('backup', old, copy);
		expect(made.status, made.stderr).toBe(0);
		await asOwner('update community.person_card set erase_on = current_date');
		expect(await eraseDueCards()).toBe(1);
		await forgetClient({ municipalityId: here, subjectId: helped });
		expect((await asOwner('select 1 from care.client')).rowCount).toBe(0);
		keepTombstone(tombstoneOf('client', here, helped), old);
		keepTombstone(tombstoneOf('card', here, naima), old);
		keepTombstone(tombstoneOf('signal', here, taken), old);
		const list = readFileSync(join(old, 'erased.txt'), 'utf8');
		expect(list).not.toContain(naima);
		expect(list).not.toContain(taken);
		expect(list).not.toContain(helped);
	});

	const bare = join(folder, 'bare');
	const without = script('restore', bare, copy);
	expect([without.status, without.stdout]).toEqual([0, expect.stringContaining('--erased')]);
	await on(bare, async (asOwner) => {
		expect((await asOwner(state)).rows).toEqual([{ called: 'Naima', erased: false, text: 'Dit neem ik terug' }]);
	});

	const back = join(folder, 'back');
	const restored = script('restore', back, copy, '--erased', join(old, 'erased.txt'));
	expect([restored.status, restored.stdout]).toEqual([0, expect.not.stringContaining('--erased')]);
	await on(back, async (asOwner) => {
		expect((await asOwner(state)).rows).toEqual([{ called: 'Naima', erased: false, text: 'Dit neem ik terug' }]);
		const erased = keptTombstones(back);
		expect(await eraseCardsAgain(erased)).toBe(1);
		expect(await takeSignalsBackAgain(erased)).toBe(1);
		expect((await asOwner('select 1 from care.client')).rowCount).toBe(1);
		expect(await eraseClientsAgain(erased)).toBe(1);
		expect((await asOwner('select 1 from care.client')).rowCount).toBe(0);
		expect((await asOwner(state)).rows).toEqual([{ called: '', erased: true, text: '' }]);
		// Others hear of it as they did the first time, and starting once more changes nothing.
		expect((await asOwner(`select type from community.outbox`)).rows).toEqual([{ type: 'person-card.erased' }]);
		expect(await eraseCardsAgain(erased)).toBe(0);
		expect(await takeSignalsBackAgain(erased)).toBe(0);
		expect(await eraseClientsAgain(erased)).toBe(0);
	});
	expect(script('restore', join(folder, 'none'), copy, '--erased', 'nergens.txt')).toMatchObject({ status: 1 });
	expect(execFileSync('tar', ['-tf', copy], { encoding: 'utf8' })).toContain('postgres/PG_VERSION');
}, 180_000);
