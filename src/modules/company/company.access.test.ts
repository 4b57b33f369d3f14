import { beforeAll, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, organisationId, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { circleScreen } from './along.server.ts';
import { along, askFor } from './company.fixtures.ts';

const { asOwner } = useDatabase();
const tables = [
	...['going_along', 'solidarity', 'solidarity_person', 'help_hours', 'helper', 'helper_word', 'step_down', 'arrival'],
];
let client: string;
const many = (actor: ReturnType<typeof persona>, table: string) =>
	asActor(actor, 'care', async (tx) => (await sql`select id from care.${sql.raw(table)}`.execute(tx)).rows.length);

beforeAll(async () => {
	await seedPeople(asOwner);
	client = await beginClientFor('yusuf', { account: 'samira' });
	const one = `$1::uuid, gen_random_uuid(), $2::uuid`;
	const named = `(select name_sealed from care.client where id = $2)`;
	for (const [columns, values] of [
		[
			'going_along (municipality_id, id, client_id, worker_id, worker_called, what_sealed, on_day, made_on)',
			`${one}, $2, 'Yusuf', ${named}, current_date, current_date`,
		],
		['solidarity (municipality_id, id, client_id, changed_on)', `${one}, current_date`],
		[
			'solidarity_person (municipality_id, id, client_id, called_sealed, does_sealed, since_on)',
			`${one}, ${named}, ${named}, current_date`,
		],
		[
			'help_hours (municipality_id, id, client_id, source, kind, minutes_a_week, from_on, because)',
			`${one}, 'network', 'household', 60, current_date, 'begin'`,
		],
		[
			'helper (municipality_id, id, client_id, called_sealed, code_hash, since_on)',
			`${one}, ${named}, 'h', current_date`,
		],
		[
			'helper_word (municipality_id, id, client_id, helper_id, word, said_on)',
			`${one}, (select id from care.helper), 'much', current_date`,
		],
		[
			'step_down (municipality_id, id, client_id, kind, with_sealed, introduce_on, made_on)',
			`${one}, 'buddy', ${named}, current_date, current_date`,
		],
		[
			'arrival (municipality_id, id, client_id, step_id, round, due_on)',
			`${one}, (select id from care.step_down), 'two-weeks', current_date`,
		],
	])
		await asOwner(`insert into care.${columns} values (${values})`, [waterveen, client]);
	await asOwner(
		`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
		values ($1, gen_random_uuid(), $2, $3, $4, $5, 'Sociaal makelaars', '{plan,agreements,measures,network,contact}', 'working-together', 'spoken', current_date, current_date + 30)`,
		[waterveen, client, organisationId('teams'), organisationId('welfare'), teamId('brokers')],
	);
	await asOwner(
		`insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
		values ($1, gen_random_uuid(), $2, $3, 'Ingrid', $4, 'danger-now', ${named}, now() - interval '1 minute', now() + interval '1 hour', current_date)`,
		[waterveen, client, personId('ingrid'), organisationId('teams')],
	);
});

test('who helps and the person read it; no colleague, no lead in an emergency, no team with a permission', async () => {
	for (const name of personaNames)
		for (const table of tables) {
			// That it is much is between a helper and the worker.
			const expected = name === 'yusuf' || (name === 'samira' && table !== 'helper_word') ? 1 : 0;
			expect(await many({ ...persona(name), level: 2 }, table), `${name} ${table}`).toBe(expected);
		}
	for (const table of tables) {
		expect(await many(anonymous(waterveen), table), table).toBe(0);
		expect(await many(persona('samira'), table), `samira with one factor ${table}`).toBe(0);
	}
	for (const name of ['ingrid', 'marloes'] as const)
		await expect(
			along(persona(name), client, async () => {}),
			name,
		).rejects.toMatchObject({ status: 404 });
});

test('nothing shows to the person while safety asks so', async () => {
	await asOwner('update care.client set held_since = current_date');
	for (const table of tables) expect(await many(inTwoSteps('samira'), table), table).toBe(0);
	await asOwner('update care.client set held_since = null');
});

test('the circle, and what a helper passes on, are of a young person and not of a parent who reads along', async () => {
	const own = ['solidarity', 'solidarity_person', 'helper_word'];
	const parentOf = (born: string) => asOwner('update care.client set born_on = current_date - $1::interval', [born]);
	const fatou = inTwoSteps('fatou');
	const circle = (actor = fatou) =>
		asActor(actor, 'care', (tx) => circleScreen(askFor(tx, actor, {}, `voor=${client}`)));
	await asOwner(`update care.helper_word set word = 'pass-on', about = 'mood'`);
	await asOwner(
		`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on, weighed_on, weighed_by)
		select $1, gen_random_uuid(), $2, 'parent', name_sealed, $3, current_date, current_date + 300, current_date, $4 from care.client where id = $2`,
		[waterveen, client, accountId('fatou'), personId('yusuf')],
	);
	for (const [born, reads] of [
		['9 years', 1],
		['14 years', 0],
	] as const) {
		await parentOf(born);
		for (const table of own) expect(await many(fatou, table), `${born} ${table}`).toBe(reads);
		expect(await many(fatou, 'help_hours'), born).toBe(1);
	}
	for (const table of own) expect(await many(inTwoSteps('samira'), table), `samira ${table}`).toBe(1);
	await expect(circle()).rejects.toMatchObject({ status: 404 });
	await asOwner('delete from care.representative');
	await asOwner('update care.client set born_on = null');
	await asOwner(`update care.helper_word set word = 'much', about = null`);
});

test('nobody says for another that they came, asks the way back for them, or that it was introduced', async () => {
	const change = (actor: ReturnType<typeof persona>, said: string) =>
		asActor(actor, 'care', (tx) => sql`update care.${sql.raw(said)}`.execute(tx));
	const samira = inTwoSteps('samira');
	const yusuf = persona('yusuf');
	for (const [actor, said] of [
		[yusuf, `arrival set outcome = 'comes', said_by = 'person', said_on = current_date`],
		[samira, `arrival set outcome = 'comes', said_by = 'worker', said_on = current_date`],
		[yusuf, 'step_down set back_on = current_date'],
		[yusuf, 'step_down set wish_shared_on = current_date'],
		[samira, `step_down set introduced = 'yes'`],
		[samira, 'step_down set back_seen_on = current_date'],
	] as const)
		await expect(change(actor, said), said).rejects.toThrow(/of the|for another/);
	await change(samira, `arrival set outcome = 'comes', said_by = 'person', said_on = current_date`);
});

test('while a file is restricted nothing of it is read or written by who helps', async () => {
	await asOwner('update care.client set restricted_since = current_date');
	for (const table of tables) expect(await many(persona('yusuf'), table), table).toBe(0);
	await expect(along(persona('yusuf'), client, async () => {})).rejects.toMatchObject({ status: 404 });
	await asOwner('update care.client set restricted_since = null');
});

test('nobody writes for somebody they do not help', async () => {
	for (const name of ['ingrid', 'marloes', 'femke', 'fatou', 'gea'] as const)
		await expect(
			asActor({ ...persona(name), level: 2 }, 'care', (tx) =>
				tx
					.insertInto('care.help_hours')
					.values({
						...{ municipality_id: waterveen, id: crypto.randomUUID(), client_id: client, source: 'informal' },
						...{ kind: 'papers', minutes_a_week: 60, from_on: '2026-01-01', until_on: null },
						...{ because: 'begin', because_sealed: '' },
					})
					.execute(),
			),
			name,
		).rejects.toThrow(/row-level security/);
});

test('everything of it goes with the file', async () => {
	await asOwner('delete from care.client where id = $1', [client]);
	for (const table of tables) expect((await asOwner(`select from care.${table}`)).rows, table).toHaveLength(0);
});
