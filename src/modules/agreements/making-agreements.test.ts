import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { elders, useDatabase, waterveen } from '#testing/database';
import { organisationId, persona, personId, seedPeople } from '#testing/personas';
import { publicRegisterPage } from './agreement-pages.server.ts';
import {
	anouk,
	areaRows,
	ingrid,
	keyFor,
	partnerWith,
	proposal,
	propose,
	runningPartner,
} from './agreements.fixtures.ts';
import { agreementOfHolder, findAgreement } from './agreements.store.server.ts';
import { confirmAgreement, confirmAsPartner, endAgreement } from './confirm-agreement.server.ts';
import { handOutKey, takeKeyBack } from './hand-out-key.server.ts';
import { proposeAgreement } from './propose-agreement.server.ts';
import { remindOfEnds } from './remind.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const everyoneElse = ['samira', 'henk', 'marloes', 'yusuf', 'dewi', 'bram', 'tariq'] as const;

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(areaRows, [waterveen]);
	// Test days run from 2026; the database keeps its own date.
	await asOwner(
		`create or replace function community.today() returns date language sql stable as $$ select date '2026-06-01' $$`,
	);
	moveClockTo(new Date('2026-06-01T10:00:00Z'));
});

const as = <T>(actor: Actor, work: (tx: Parameters<Parameters<typeof asActor<T>>[2]>[0]) => Promise<T>) =>
	asActor(actor, 'community', work);
const confirm = (actor: Actor, id: string) => as(actor, (tx) => confirmAgreement(tx, actor, id));
const raw = (actor: Actor, query: ReturnType<typeof sql>) => as(actor, (tx) => query.execute(tx));

describe('an agreement takes two', () => {
	test('a team lead proposes for the own areas, a privacy officer for all', async () => {
		await propose();
		await propose({ gebieden: ['GM9901'] }, anouk);
		await expect(propose({ gebieden: ['WK990102'] })).rejects.toMatchObject({ code: 'agreement-not-your-area' });
	});
	test.each(everyoneElse)('%s proposes none, and the database keeps to that', async (name) => {
		const actor = persona(name);
		await expect(as(actor, (tx) => proposeAgreement(tx, actor, proposal()))).rejects.toBeInstanceOf(NotAllowed);
		await expect(
			raw(
				actor,
				sql`insert into community.agreement (municipality_id, id, our_organisation_id, partner_organisation_id, our_name, partner_name, purpose, themes, area_codes, ground, feedback_level, valid_from, valid_until, contact_name, contact_mail, deputy_name, deputy_mail, proposed_by, proposed_at)
				values (${waterveen}, gen_random_uuid(), ${organisationId('teams')}, ${organisationId('housing')}, 'a', 'b', 'waarvoor dit is', '{x}', '{WK990101}', 'agreed', 1, '2026-01-01', '2026-12-31', 'ab', 'c', 'de', 'f', ${actor.personId}, now())`,
			),
		).rejects.toThrow(/row-level security/);
	});
	test('who proposed does not confirm; a second lead or officer does, once', async () => {
		const id = await propose();
		await expect(confirm(ingrid, id)).rejects.toMatchObject({ code: 'agreement-takes-two' });
		await expect(
			raw(
				ingrid,
				sql`update community.agreement set confirmed_by = ${ingrid.personId}, confirmed_at = now() where id = ${id}`,
			),
		).rejects.toThrow(/agreement_takes_two/);
		await expect(
			raw(
				ingrid,
				sql`update community.agreement set confirmed_by = ${personId('anouk')}, confirmed_at = now() where id = ${id}`,
			),
		).rejects.toThrow(/not theirs to change/);
		await expect(confirm(marloes, id)).rejects.toBeInstanceOf(NotAllowed);
		await confirm(anouk, id);
		await expect(confirm(anouk, id)).rejects.toMatchObject({ code: 'already-done' });
	});
	test('the partner says yes with the link that was mailed, not with one that we held in hand', async () => {
		const id = await propose();
		const shown = partnerWith(await keyFor(id, 'contact', false));
		await expect(as(shown, (tx) => confirmAsPartner(tx, shown))).rejects.toBeInstanceOf(NotFound);
		expect(
			(
				await raw(
					shown,
					sql`update community.agreement set confirmed_with = gen_random_uuid(), confirmed_at = now() where id = ${id} returning id`,
				)
			).rows,
		).toEqual([]);
		const mailed = partnerWith(await keyFor(id, 'deputy', true));
		expect(await as(mailed, (tx) => confirmAsPartner(tx, mailed))).toBe(id);
		expect((await as(ingrid, (tx) => findAgreement(tx, waterveen, id)))?.confirmedAt).toBeInstanceOf(Date);
	});
	test('what was agreed cannot be changed afterwards', async () => {
		const { id, partner } = await runningPartner();
		for (const change of [
			sql`purpose = 'iets heel anders'`,
			sql`valid_until = '2030-01-01'`,
			sql`themes = '{housing}'`,
		])
			for (const actor of [ingrid, anouk, partner])
				await expect(raw(actor, sql`update community.agreement set ${change} where id = ${id}`)).rejects.toThrow(
					/permission denied/,
				);
	});
	test('a ground other than a yes names its law, and the last day is within two years', async () => {
		await expect(propose({ grondslag: 'public-task' })).rejects.toMatchObject({ code: 'agreement-ground-needed' });
		await expect(propose({ tot: '2028-01-02' })).rejects.toMatchObject({ code: 'agreement-too-long' });
		await expect(propose({ partner: organisationId('teams') })).rejects.toMatchObject({ code: 'unknown-organisation' });
		await expect(propose({ themas: ['made-up'] })).rejects.toMatchObject({ code: 'unknown-theme' });
	});
});

describe('keys', () => {
	test('are kept as a hash only, and a new one stops the old one', async () => {
		const { id, key, partner } = await runningPartner();
		const stored = JSON.stringify((await asOwner('select * from community.agreement_key')).rows);
		expect(stored).not.toContain(key);
		const again = partnerWith(await keyFor(id));
		const opens = (actor: Actor) => as(actor, (tx) => agreementOfHolder(tx, waterveen, actor.codeHash ?? ''));
		expect(await opens(partner)).toBeUndefined();
		expect((await opens(again))?.agreement.id).toBe(id);
		await as(ingrid, (tx) => takeKeyBack(tx, ingrid, id, 'contact'));
		expect(await opens(again)).toBeUndefined();
	});
	test('are handed out by leads and officers only, and a revoked one never works again', async () => {
		const { id } = await runningPartner();
		await expect(as(marloes, (tx) => handOutKey(tx, marloes, id, 'program', false))).rejects.toBeInstanceOf(NotAllowed);
		await as(ingrid, (tx) => takeKeyBack(tx, ingrid, id, 'contact'));
		expect(
			(
				await raw(
					ingrid,
					sql`update community.agreement_key set revoked_at = null where agreement_id = ${id} returning id`,
				)
			).rows,
		).toEqual([]);
		for (const name of everyoneElse)
			expect((await raw(persona(name), sql`select id from community.agreement_key`)).rows, name).toEqual([]);
	});
	test('open one agreement and no other, in no other municipality', async () => {
		const { id, key, partner } = await runningPartner();
		await runningPartner({ partner: organisationId('welfare') });
		expect((await raw(partner, sql`select id from community.agreement`)).rows).toEqual([{ id }]);
		expect((await raw(partner, sql`select agreement_id from community.agreement_key`)).rows).toEqual([
			{ agreement_id: id },
		]);
		expect((await raw(partnerWith(key, elders), sql`select id from community.agreement`)).rows).toEqual([]);
		for (const table of [
			'community.signal',
			'community.signal_contact',
			'community.partner_signal',
			'community.worker',
			'community.organisation',
			'community.person_card',
		])
			expect((await raw(partner, sql`select 1 from ${sql.table(table)} limit 1`)).rows, table).toEqual([]);
	});
	test('stop at once when somebody ends the agreement with a reason', async () => {
		const { id, partner } = await runningPartner();
		await as(anouk, (tx) => endAgreement(tx, anouk, id, 'De partner stopt ermee.'));
		expect((await raw(partner, sql`select id from community.agreement`)).rows).toEqual([]);
		await expect(as(ingrid, (tx) => handOutKey(tx, ingrid, id, 'contact', false))).rejects.toBeInstanceOf(NotAllowed);
	});
});

describe('the public register', () => {
	const lines = async () =>
		(
			await asActor({ ...persona('samira') }, 'open', (tx) =>
				publicRegisterPage({ tx, actor: persona('samira') } as Parameters<typeof publicRegisterPage>[0]),
			)
		).lines;
	test('shows an agreement from the second yes until its end, without a person', async () => {
		const before = (await lines()).length;
		const id = await propose();
		expect(await lines()).toHaveLength(before);
		await confirm(anouk, id);
		const line = (await lines()).find((one) => one.id === id);
		expect(line).toMatchObject({ partnerName: 'Singelwonen', validUntil: '2027-12-31' });
		expect(JSON.stringify(line)).not.toMatch(/Wilma|Ruben|@/);
		await as(anouk, (tx) => endAgreement(tx, anouk, id, 'Niet meer nodig.'));
		expect((await lines()).some((one) => one.id === id)).toBe(false);
	});
	test('cannot be written by hand', async () => {
		for (const actor of [ingrid, anouk])
			await expect(raw(actor, sql`update open.agreement_line set purpose = 'iets moois'`)).rejects.toThrow(
				/permission denied/,
			);
	});
});

describe('the reminder', () => {
	test('goes to both sides once, two months before the last day', async () => {
		const id = await propose({ tot: '2026-07-20' });
		await confirm(anouk, id);
		await asOwner('delete from community.mail');
		expect(await remindOfEnds()).toBe(1);
		expect(await remindOfEnds()).toBe(0);
		const { rows } = await asOwner(
			`select address, account_id is not null as account from community.mail where template = 'agreement-ends' order by address`,
		);
		expect(rows).toEqual([
			{ address: 'wilma@singelwonen.example', account: false },
			{ address: null, account: true },
		]);
	});
});
