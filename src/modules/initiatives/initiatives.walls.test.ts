import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { findInitiative, joinInitiative, standBehind, startInitiative } from './index.server.ts';
import {
	areasSql,
	coffeeOnMonday,
	dirk,
	fatma,
	marloes,
	molenbuurt,
	ownVoice,
	visitor,
	visitorElsewhere,
	visitorsVoice,
	workerElsewhere,
	workerOfHaven,
} from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
const rows = async (actor: Actor, query: ReturnType<typeof sql>, zone: Zone = 'community') =>
	(await as(actor, (tx) => query.execute(tx), zone)).rows;
let draft: string;
let open: string;

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
	draft = (await as(fatma, (tx) => startInitiative(tx, fatma, { ...coffeeOnMonday, title: 'Nog geheim' }))).id;
	const started = await as(fatma, (tx) => startInitiative(tx, fatma, coffeeOnMonday));
	open = started.id;
	await as(dirk, (tx) => standBehind(tx, dirk, { id: open, invitation: started.invitation as string }, ownVoice));
	await as(marloes, (tx) => joinInitiative(tx, marloes, open, { tie: 'member' }, visitorsVoice('Anna', '0611111111')));
});

describe('the walls around an initiative, even when a page forgets to ask', () => {
	test('the public zone holds no draft, for nobody', async () => {
		for (const actor of [visitor, fatma, marloes])
			expect(await rows(actor, sql`select id from open.initiative where published_at is null`, 'open')).toEqual([]);
	});
	test('what hangs on a draft is as hidden as the draft', async () => {
		expect(await rows(visitor, sql`select * from open.initiative_step where initiative_id = ${draft}`, 'open')).toEqual(
			[],
		);
		expect(
			await rows(visitor, sql`select * from open.initiative_step where initiative_id = ${open}`, 'open'),
		).not.toEqual([]);
	});
	test('the other municipality sees nothing at all', async () => {
		for (const actor of [visitorElsewhere, workerElsewhere]) {
			for (const id of [draft, open]) expect(await as(actor, (tx) => findInitiative(tx, id))).toBeUndefined();
			expect(await rows(actor, sql`select * from community.initiative_member`)).toEqual([]);
		}
	});
	test('the public zone cannot ask who the people are, nor which pattern it came from', async () => {
		await expect(rows(visitor, sql`select * from community.initiative_member`, 'open')).rejects.toThrow(
			/permission denied/,
		);
		await expect(rows(visitor, sql`select pattern_id from open.initiative`, 'open')).rejects.toThrow(
			/permission denied/,
		);
	});
	test('members are known to who carries it and the worker beside them; others see themselves', async () => {
		const seen = async (actor: Actor) =>
			(await rows(actor, sql`select called from community.initiative_member where initiative_id = ${open}`))
				.map((row) => (row as { called: string }).called)
				.sort();
		expect(await seen(fatma)).toEqual(['Anna', 'Dirk', 'Fatma']);
		expect(await seen(marloes)).toEqual(['Anna', 'Dirk', 'Fatma']);
		expect(await seen(dirk)).toEqual(['Dirk']);
		expect(await seen(workerOfHaven)).toEqual([]);
		expect(await seen(visitor)).toEqual([]);
	});
	test('nobody reads the hashes of the secret links', async () => {
		await expect(rows(fatma, sql`select * from community.initiative_invitation`)).rejects.toThrow(/permission denied/);
	});
});

describe('somebody who slips in SQL', () => {
	test('cannot publish a draft, nor make up supporters', async () => {
		await expect(rows(fatma, sql`update open.initiative set published_at = now() where id = ${draft}`)).rejects.toThrow(
			/permission denied/,
		);
		await expect(rows(fatma, sql`update open.initiative set supporters = 99 where id = ${draft}`)).rejects.toThrow(
			/permission denied/,
		);
		await rows(visitor, sql`select * from community.recount_initiative(${draft})`);
		expect(await as(fatma, (tx) => findInitiative(tx, draft))).toMatchObject({ supporters: 1, publishedAt: null });
	});
	test('cannot change what they do not carry', async () => {
		for (const actor of [visitor, dirk, workerOfHaven, workerElsewhere]) {
			await rows(actor, sql`update open.initiative set title = 'Gekaapt' where id = ${open}`);
			await expect(
				rows(
					actor,
					sql`insert into open.initiative_face (municipality_id, id, initiative_id, name, does, shown_at) values (${waterveen}, gen_random_uuid(), ${open}, 'Spook', '', now())`,
				),
			).rejects.toThrow(/row-level security/);
		}
		expect(await as(visitor, (tx) => findInitiative(tx, open), 'open')).toMatchObject({ title: 'Koffie op maandag' });
	});
	const enter = (
		actor: Actor,
		tie: string,
		more: { person?: string | null; counts?: boolean; id?: string; channel?: string } = {},
	) =>
		rows(
			actor,
			sql`insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, person_id, called, contact_key, counts, leave_hash, consent_at, joined_at, channel)
			values (${actor.municipalityId}, gen_random_uuid(), ${more.id ?? open}, ${molenbuurt}, ${tie}, ${more.person ?? null}, 'X', gen_random_uuid()::text, ${more.counts ?? true}, gen_random_uuid()::text, now(), now(), ${more.channel ?? 'account'})`,
		);
	test('cannot make themselves a carrier', async () => {
		for (const tie of ['starter', 'carrier'])
			await expect(enter(dirk, tie, { person: dirk.personId as string })).rejects.toThrow(/row-level security/);
		await expect(enter(visitor, 'starter', { id: draft })).rejects.toThrow(/row-level security/);
	});
	test('cannot stand behind a draft without its link', async () => {
		await expect(enter(visitor, 'supporter', { id: draft })).rejects.toThrow(/row-level security/);
	});
	test('cannot enter in somebody else’s name, nor as a worker who counts', async () => {
		await expect(enter(visitor, 'member', { person: fatma.personId as string })).rejects.toThrow(/row-level security/);
		await expect(enter(marloes, 'member', { person: marloes.personId as string, counts: true })).rejects.toThrow(
			/row-level security/,
		);
	});
	test('cannot make a link for a draft that has one', async () => {
		await expect(
			rows(visitor, sql`insert into community.initiative_invitation values (${waterveen}, 'hash', ${draft}, now())`),
		).rejects.toThrow(/row-level security/);
	});
	test('cannot enter from another municipality', async () => {
		await expect(enter(visitorElsewhere, 'member')).rejects.toThrow(/row-level security/);
	});
});
