import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { removeLooseAccount, writeBeforeEnd } from '#modules/people/index.server';
import { record, sealBatches, verifySeals } from '#platform/audit/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, zoneFor } from '#platform/db/index.server';
import { eraseWhatIsDue, useRetention, whatIsDue } from '#platform/retention/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, organisationId, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { retentionRules } from '../../src/wiring-retention.server.ts';

const { asOwner } = useDatabase();
const outside: string[] = [];
let putBack = () => {};
afterEach(() => putBack());

const start = new Date();
const later = (period: { years?: number; months?: number; days?: number }) => {
	const moment = new Date(start);
	moment.setUTCFullYear(
		moment.getUTCFullYear() + (period.years ?? 0),
		moment.getUTCMonth() + (period.months ?? 0),
		moment.getUTCDate() + (period.days ?? 0),
	);
	return moment;
};

const names = ['kept', 'closed', 'handed', 'about'] as const;
const signal = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<(typeof names)[number], string>;
const running = randomUUID();
const ended = randomUUID();
const pattern = randomUUID();
const kept = randomUUID();

async function insert(table: string, row: Record<string, unknown>): Promise<void> {
	const columns = Object.keys(row);
	await asOwner(
		`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
		Object.values(row),
	);
}
const here = { municipality_id: waterveen };

/** One of everything that has a term, all of it from today; beside it, what is still going on. */
beforeAll(async () => {
	useRetention(retentionRules);
	await seedPeople(asOwner);
	for (const name of names) {
		await insert('community.signal', {
			...here,
			id: signal[name],
			kind: 'zoek',
			area_code: 'BU99010101',
			need_code: 'samen-eten',
			text: `Woorden van ${name}`,
			source: 'resident',
			reporter_id: personId('fatou'),
			follow_code_hash: name,
			receipt: name,
			captured_at: start,
			...(name !== 'kept' && {
				closed_at: start,
				closed_by: personId('marloes'),
				closing_reason: name === 'handed' ? 'handed-over' : 'answered',
				closing_sentence: 'We belden.',
			}),
		});
		await insert('community.signal_contact', {
			...here,
			signal_id: signal[name],
			channel: 'phone',
			address: '0612345678',
			agreed_at: start,
		});
		await insert('community.signal_addition', {
			...here,
			id: randomUUID(),
			signal_id: signal[name],
			text: 'En nog iets',
			added_at: start,
		});
	}
	await insert('open.offer', {
		...here,
		id: randomUUID(),
		kind: 'kan',
		area_code: 'BU99010101',
		title: 'Een bakfiets',
		published_on: start,
	});
	for (const [id, ended_on] of [
		[running, null],
		[ended, start],
	] as const) {
		await insert('open.initiative', {
			...here,
			id,
			title: 'Koffie',
			summary: 'Samen koffie drinken op maandag.',
			area_code: 'BU99010101',
			help_name: 'Marloes',
			help_hours: 2,
			help_until: start,
			started_at: start,
			published_at: start,
			ended_on,
		});
		await insert('open.initiative_face', {
			...here,
			id: randomUUID(),
			initiative_id: id,
			name: 'Fatou',
			shown_at: start,
		});
		await insert('open.initiative_step', { ...here, initiative_id: id, stage: 'idea', reached_on: start });
		await insert('open.initiative_entry', {
			...here,
			id: randomUUID(),
			initiative_id: id,
			written_on: start,
			text: 'Het was vol.',
			by_name: 'Fatou',
			made_at: start,
		});
		await insert('open.initiative_ask', {
			...here,
			id: randomUUID(),
			initiative_id: id,
			title: 'Een kan',
			made_at: start,
			found_words: 'Van Fatou',
		});
		await insert('community.initiative_invitation', { ...here, code_hash: id, initiative_id: id, made_at: start });
		for (const left_at of [null, start])
			await insert('community.initiative_member', {
				...here,
				id: randomUUID(),
				initiative_id: id,
				area_code: 'BU99010101',
				tie: 'member',
				called: left_at ? '' : 'Fatou',
				contact_key: randomUUID(),
				channel: 'paper',
				counts: true,
				leave_hash: randomUUID(),
				consent_at: start,
				joined_at: start,
				left_at,
			});
	}
	await insert('community.pattern', {
		...here,
		id: pattern,
		level: 'need',
		need_code: 'samen-eten',
		theme_code: 'eten',
		area_codes: ['BU99010101'],
		district_codes: ['WK990101'],
		persons: 4,
		weeks: 2,
		expected: 0.3,
		state_since: start,
		owner_id: personId('marloes'),
		found_on: start,
		last_found_on: start,
	});
	await insert('community.pattern_signal', { ...here, pattern_id: pattern, signal_id: signal.closed });
	await insert('community.pattern_person_key', { ...here, pattern_id: pattern, person_key: 'k' });
	await insert('community.pattern_step', {
		...here,
		id: randomUUID(),
		pattern_id: pattern,
		what: 'picked-up',
		by_worker: personId('marloes'),
		words: 'Ik bel rond',
		at: start,
	});
	await insert('community.text_report', {
		...here,
		id: randomUUID(),
		page: '/',
		remark: 'Moeilijk woord',
		state: 'mended',
		reported_at: start,
		answered_at: start,
	});
	// A card that a worker keeps; who has no account cannot be written to.
	await insert('community.person_card', {
		...here,
		id: kept,
		called: 'Naima',
		keeper_id: personId('marloes'),
		team_id: teamId('brokers'),
		consent_given_on: start,
		consent_how: 'spoken',
		made_at: start,
		last_active_on: start,
	});
	await insert('community.mail', {
		...here,
		id: randomUUID(),
		address: 'x@voorbeeld.nl',
		template: 'news',
		not_before: start,
	});
	await insert('identity.session', {
		id: randomUUID(),
		user_id: accountId('fatou'),
		token: 't',
		expires_at: later({ days: 30 }),
	});
	await insert('identity.verification', { id: 'v', identifier: 'i', value: 'x', expires_at: start });
	await insert('identity.rate_limit', { id: randomUUID(), key: 'k', count: 1, last_request: start.getTime() });
	await insert('identity.recovery', {
		id: randomUUID(),
		...here,
		asked_email: 'a@voorbeeld.nl',
		new_email: 'b@voorbeeld.nl',
	});
	await insert('identity.passkey', {
		id: randomUUID(),
		user_id: accountId('fatou'),
		public_key: 'x',
		credential_id: 'f',
		counter: 0,
		device_type: 'singleDevice',
		backed_up: false,
	});
	const marloes = persona('marloes');
	await asActor(marloes, 'community', (tx) =>
		record(tx, marloes, {
			zone: 'community',
			permission: 'people.cards',
			purpose: 'knowing-neighbours',
			outcome: 'seen',
			subjectPersonIds: [personId('fatou')],
		}),
	);
	await sealBatches((line) => outside.push(line));
});

/** What every table holds, but for the counts and the news that erasing itself leaves. */
async function everything(): Promise<Map<string, string>> {
	const { rows: tables } = await asOwner(
		`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('open', 'community', 'care', 'audit', 'identity') and c.relkind = 'r'`,
	);
	const held = new Map<string, string>();
	for (const { name } of tables) {
		if (['audit.retention_round', 'community.outbox'].includes(name)) continue;
		const { rows } = await asOwner(
			`select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) as held from ${name} t`,
		);
		held.set(name, rows[0]?.held ?? '');
	}
	return held;
}

/** Moves the clock, runs a night, and gives the tables in which something changed; and proves that counting said the same. */
async function nightOf(moment: Date): Promise<string[]> {
	putBack();
	putBack = moveClockTo(moment);
	const before = await everything();
	const due = (await whatIsDue(waterveen)).filter((row) => row.due > 0);
	await eraseWhatIsDue();
	const now = await everything();
	const { rows } = await asOwner(
		'select table_name, sum(ended)::int as ended from audit.retention_round where ran_on = $1 and ended > 0 and municipality_id = $2 group by 1',
		[clock.today(), waterveen],
	);
	for (const { table } of due) expect(rows.map(({ table_name }) => table_name)).toContain(table);
	return [...now.keys()].filter((table) => now.get(table) !== before.get(table)).sort();
}
const column = async (table: string, what: string) =>
	(await asOwner(`select distinct ${what} as v from ${table}`)).rows.map(({ v }) => v);

describe('when the clock moves on', () => {
	test('nothing goes on the first night', async () => {
		expect(await nightOf(later({ days: 1 }))).toEqual([]);
	});

	test('after a month: traces of signing in, mail that could not be brought, and a request that was handed over', async () => {
		expect(await nightOf(later({ days: 31 }))).toEqual([
			'community.mail',
			'community.signal',
			'community.signal_addition',
			'identity.rate_limit',
			'identity.recovery',
			'identity.session',
			'identity.verification',
		]);
		const { rows } = await asOwner(
			'select id, kind, need_code, area_code, closing_reason from community.signal where text = $1',
			[''],
		);
		expect(rows).toEqual([
			{
				id: signal.handed,
				kind: 'zoek',
				need_code: 'samen-eten',
				area_code: 'BU99010101',
				closing_reason: 'handed-over',
			},
		]);
	});

	test('after a quarter: how to reach who told what is closed; not yet of what is still open', async () => {
		expect(await nightOf(later({ months: 3, days: 2 }))).toEqual(['community.signal_contact']);
		expect(await column('community.signal_contact', 'signal_id')).toEqual([signal.kept]);
	});

	test('after half a year: the contact of what nobody closed, and who took part in what ended or left what runs', async () => {
		expect(await nightOf(later({ months: 6, days: 3 }))).toEqual([
			'community.initiative_invitation',
			'community.initiative_member',
			'community.signal_contact',
		]);
		expect(await column('community.initiative_member', `initiative_id || ' ' || called`)).toEqual([`${running} Fatou`]);
	});

	test('after a year: offers and remarks', async () => {
		expect(await nightOf(later({ years: 1, days: 1 }))).toEqual(['community.text_report', 'open.offer']);
	});

	test('after eighteen months: the trail, while its seals still hold', async () => {
		const changed = await nightOf(later({ months: 18, days: 1 }));
		expect(changed).toEqual(['audit.entry', 'audit.pseudonym', 'audit.seal']);
		expect((await asOwner('select 1 from audit.entry')).rowCount).toBe(0);
		expect((await verifySeals(outside)).broken).toEqual([]);
	});

	test('a batch that lost its rows too early, or that was made older than it is, shows', async () => {
		putBack = moveClockTo(later({ months: 18, days: 2 }));
		await asOwner(`update audit.seal set expired_at = sealed_at + interval '17 months'`);
		expect((await verifySeals(outside)).broken.map(({ why }) => why)).toEqual(['changed']);
		await asOwner(`update audit.seal set expired_at = sealed_at + interval '4 years'`);
		expect((await verifySeals(outside)).broken.map(({ why }) => why)).toEqual(['changed']);
		await asOwner(
			`update audit.seal set sealed_at = sealed_at - interval '1 year', expired_at = sealed_at + interval '7 months'`,
		);
		expect((await verifySeals(outside)).broken.map(({ why }) => why)).toEqual(['outside']);
		await asOwner(
			`update audit.seal set sealed_at = sealed_at + interval '1 year', expired_at = sealed_at + interval '2 years 7 months'`,
		);
	});

	test('before two years: who has a card with an account is written to twice, and never twice within four weeks', async () => {
		const letters = async (moment: Date) => {
			putBack();
			putBack = moveClockTo(moment);
			return writeBeforeEnd();
		};
		const residents = Number(
			(await asOwner('select count(*) as n from community.person_card where account_id is not null')).rows[0].n,
		);
		expect(residents).toBeGreaterThan(2);
		expect(await letters(later({ months: 17 }))).toBe(0);
		expect(await letters(later({ months: 18, days: 3 }))).toBe(residents);
		expect(await letters(later({ months: 18, days: 4 }))).toBe(0);
		// Samira signs in: she starts anew.
		await asOwner('update community.person_card set last_active_on = $1 where id = $2', [
			later({ months: 20 }),
			personId('samira'),
		]);
		expect(await letters(later({ months: 23, days: 3 }))).toBe(residents - 1);
		expect(await letters(later({ months: 23, days: 4 }))).toBe(0);
		expect(
			(await asOwner('select written_to from community.person_card where id = $1', [personId('samira')])).rows,
		).toEqual([{ written_to: 0 }]);
		await asOwner('delete from community.mail');
	});

	test('after two years: the words and the people of signals, cards that nobody used, and what keys pointed at', async () => {
		expect(await nightOf(later({ years: 2, days: 1 }))).toEqual([
			'community.pattern_person_key',
			'community.pattern_signal',
			'community.person_card',
			'community.signal',
			'community.signal_addition',
			'identity.user',
		]);
		expect(await column('community.signal', 'text || coalesce(closing_sentence, $$$$)')).toEqual(['']);
		expect(await column('community.signal', 'coalesce(reporter_id, person_id, closed_by)')).toEqual([null]);
		expect(await column('community.signal', 'need_code')).toEqual(['samen-eten']);
		const { rows } = await asOwner(
			`select id from community.person_card where erased_at is null and municipality_id = $1`,
			[waterveen],
		);
		expect(rows).toEqual([{ id: personId('samira') }]);
		// The account behind an erased card goes on the news of it, with what hangs on it.
		const untied = await asOwner(`select subject_id from community.outbox where type = 'account.untied'`);
		for (const { subject_id } of untied.rows) await removeLooseAccount({ subjectId: subject_id });
		expect((await asOwner('select 1 from identity.user where id = $1', [accountId('fatou')])).rowCount).toBe(0);
		expect((await asOwner('select 1 from identity.passkey')).rowCount).toBe(0);
		expect((await asOwner('select 1 from identity.user where id = $1', [accountId('samira')])).rowCount).toBe(1);
	});

	test('a year later: roles that ended two years ago, and the names of who held them; who still keeps a card or a role stays', async () => {
		await insert('community.assignment', {
			...here,
			id: randomUUID(),
			worker_id: personId('anouk'),
			role: 'privacy_officer',
			team_id: teamId('policy'),
			employer_organisation_id: organisationId('municipality'),
			valid_from: later({ years: 2 }),
			valid_until: later({ years: 2, months: 6 }),
			made_at: later({ years: 2 }),
		});
		const changed = await nightOf(later({ years: 3, months: 6 }));
		expect(changed).toContain('community.assignment');
		expect(changed).toContain('community.worker');
		const { rows } = await asOwner(
			`select first_name from community.worker where account_id is not null and municipality_id = $1`,
			[waterveen],
		);
		expect(rows).toEqual([{ first_name: 'Anouk' }]);
		expect((await asOwner('select id from community.worker where id = $1', [personId('marloes')])).rowCount).toBe(1);
	});

	test('after five years: names on what ended, and words about a pattern; what neighbours made stays to be read', async () => {
		const changed = await nightOf(later({ years: 5, days: 1 }));
		for (const table of [
			'community.pattern',
			'community.pattern_step',
			'open.initiative',
			'open.initiative_ask',
			'open.initiative_entry',
			'open.initiative_face',
		])
			expect(changed).toContain(table);
		expect((await asOwner('select title, help_name from open.initiative order by help_name')).rows).toEqual([
			{ title: 'Koffie', help_name: '' },
			{ title: 'Koffie', help_name: 'Marloes' },
		]);
		expect(await column('community.pattern_step', `words || coalesce(by_worker::text, '')`)).toEqual(['']);
		expect(await column('community.pattern', 'persons')).toEqual([4]);
	});

	test('a table that had its turn today is left until tomorrow', async () => {
		putBack = moveClockTo(later({ years: 6 }));
		await eraseWhatIsDue();
		await insert('open.offer', {
			...here,
			id: randomUUID(),
			kind: 'kan',
			area_code: 'BU99010101',
			title: 'Oud',
			published_on: start,
		});
		expect(await eraseWhatIsDue()).toBe(0);
		expect(await nightOf(later({ years: 6, days: 1 }))).toEqual(['open.offer']);
	});
});

describe('the rights of erasing', () => {
	const tables = [
		...new Set(retentionRules.filter(({ login }) => login === 'zone_community').map(({ table }) => table)),
	];
	test('are nobody’s but the task’s', async () => {
		for (const name of [...personaNames])
			for (const table of [
				'community.initiative_member',
				'community.initiative_invitation',
				'community.pattern_signal',
				'community.pattern_person_key',
				'community.text_report',
				'community.assignment',
			].filter((one) => tables.includes(one))) {
				const gone = await asActor(persona(name), 'community', (tx) =>
					sql`delete from ${sql.table(table)}`.execute(tx),
				).then(
					({ numAffectedRows }) => Number(numAffectedRows ?? 0),
					() => 0,
				);
				expect(gone, `${name} ${table}`).toBe(0);
			}
	});
	test('an administrator points no worker at another account', async () => {
		const tariq = persona('tariq');
		await asOwner(`update community.worker set account_id = $2, first_name = 'Yusuf' where id = $1`, [
			personId('yusuf'),
			randomUUID(),
		]);
		await expect(
			asActor(tariq, 'community', (tx) =>
				sql`update community.worker set account_id = ${randomUUID()}::uuid where id = ${personId('yusuf')}`.execute(tx),
			),
		).rejects.toThrow(/a worker stays with their account/);
	});
	test('no row of the trail goes before its batch is let go', async () => {
		const anouk = persona('anouk');
		await asActor(anouk, 'community', (tx) =>
			record(tx, anouk, {
				zone: 'community',
				permission: 'privacy.read-log',
				purpose: 'accountability',
				outcome: 'seen',
			}),
		);
		const tasks = zoneFor('zone_tasks');
		expect((await sql`delete from audit.entry`.execute(tasks)).numAffectedRows).toBe(0n);
		await sealBatches(() => {});
		expect((await sql`delete from audit.entry`.execute(tasks)).numAffectedRows).toBe(0n);
		await expect(sql`select person_id from audit.pseudonym`.execute(tasks)).rejects.toThrow(/permission denied/);
	});
});
