import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import {
	fadeUnconfirmed,
	findInitiative,
	joinInitiative,
	leaveInitiative,
	readForTending,
	sayYes,
	standBehind,
	startInitiative,
	takeSomebodyOut,
	voiceToConfirm,
	vouchFor,
} from './index.server.ts';
import {
	areasSql,
	codesMailedTo,
	coffeeOnMonday,
	dirk,
	fatma,
	marloes,
	molenbuurt,
	ownVoice,
	visitor,
	visitorElsewhere,
	visitorsVoice,
	workerOfHaven,
} from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
const rows = async (actor: Actor, query: ReturnType<typeof sql>) => (await as(actor, (tx) => query.execute(tx))).rows;
let count = 0;
/** An address nobody used before, so that the letters of one test are not those of another. */
const fresh = (name: string): string => `${name.toLowerCase()}.${++count}@voorbeeld.nl`;
let id: string;
let invitation: string;

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
});
beforeEach(async () => {
	const started = await as(fatma, (tx) => startInitiative(tx, fatma, coffeeOnMonday));
	id = started.id;
	invitation = started.invitation as string;
});

const behind = (contact: string, called = 'Anna') =>
	as(visitor, (tx) => standBehind(tx, visitor, { id, invitation }, visitorsVoice(called, contact)));
const join = (contact: string) =>
	as(visitor, (tx) => joinInitiative(tx, visitor, id, { tie: 'member' }, visitorsVoice('Anna', contact)));
const yes = async (address: string) => {
	const code = (await codesMailedTo(asOwner, address)).at(-1) as string;
	return as(visitor, (tx) => sayYes(tx, visitor, id, code));
};
const open = () => as(dirk, (tx) => standBehind(tx, dirk, { id, invitation }, ownVoice));

describe('one visitor', () => {
	test('cannot publish anything by making up neighbours', async () => {
		for (const name of ['Anna', 'Bo', 'Cas', 'Dee'])
			expect(await behind(fresh(name), name)).toMatchObject({ supporters: 1, published: false, outcome: 'mail' });
		expect(await behind('06 12345678')).toMatchObject({ published: false, outcome: 'worker' });
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 1, publishedAt: null });
	});
	test('starting without account, needs two neighbours who say yes: their own yes and another', async () => {
		const [own, other] = [fresh('Own'), fresh('Other')];
		const started = await as(visitor, (tx) =>
			startInitiative(tx, visitor, { ...coffeeOnMonday, ...visitorsVoice('Cas', own) }),
		);
		await as(visitor, (tx) =>
			standBehind(
				tx,
				visitor,
				{ id: started.id, invitation: started.invitation as string },
				visitorsVoice('Bo', other),
			),
		);
		const say = async (address: string) => {
			const [code] = await codesMailedTo(asOwner, address);
			return as(visitor, (tx) => sayYes(tx, visitor, started.id, code as string));
		};
		expect(await say(other)).toMatchObject({ supporters: 1, published: false });
		expect(await say(own)).toMatchObject({ supporters: 2, published: true });
	});
	test('with a second name for the same mailbox is one neighbour', async () => {
		const address = fresh('Anna');
		for (const typed of [address, address.replace('@', '+twee@'), address.toUpperCase()]) {
			await behind(typed);
			await yes(typed.toLowerCase());
		}
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 2 });
		const { rows } = await asOwner(
			`select count(*)::int as n from community.initiative_member where initiative_id = $1 and tie = 'supporter'`,
			[id],
		);
		expect(rows).toEqual([{ n: 1 }]);
	});
});

describe('the link in the mail', () => {
	test('makes somebody count with one tap, and works once', async () => {
		const address = fresh('Anna');
		await behind(address);
		const [code] = await codesMailedTo(asOwner, address);
		expect(await as(visitor, (tx) => voiceToConfirm(tx, id, code as string))).toMatchObject({
			title: 'Koffie op maandag',
			tie: 'supporter',
		});
		expect(await yes(address)).toMatchObject({ supporters: 2, published: true, wasIn: false });
		expect(await as(visitor, (tx) => voiceToConfirm(tx, id, code as string))).toBeUndefined();
		await expect(yes(address)).rejects.toMatchObject({ code: 'initiative-link-used' });
	});
	test('names nobody and nothing, only where to tap', async () => {
		const address = fresh('Anna');
		await behind(address);
		const { rows } = await asOwner('select facts from community.mail where address = $1', [address]);
		expect(Object.keys(rows[0].facts).sort()).toEqual(['days', 'link']);
		expect(JSON.stringify(rows[0].facts)).not.toMatch(/Koffie|Fatma|Anna/);
	});
	test('is over after two weeks, and then what was typed is gone', async () => {
		const address = fresh('Anna');
		await behind(address);
		const back = moveClockTo(new Date(clock.now().getTime() + 14 * 86_400_000 + 1000));
		try {
			await expect(yes(address)).rejects.toMatchObject({ code: 'initiative-link-used' });
			expect(await fadeUnconfirmed()).toBeGreaterThan(0);
		} finally {
			back();
		}
		const { rows } = await asOwner('select id from community.initiative_voice where contact = $1', [address]);
		expect(rows).toEqual([]);
	});
	test('of another initiative, or another municipality, opens nothing', async () => {
		const address = fresh('Anna');
		await behind(address);
		const [code] = await codesMailedTo(asOwner, address);
		await expect(as(visitor, (tx) => sayYes(tx, visitor, newId(), code as string))).rejects.toMatchObject({
			code: 'initiative-link-used',
		});
		expect(await as(visitorElsewhere, (tx) => voiceToConfirm(tx, id, code as string))).toBeUndefined();
	});
	test('is not sent without end to somebody who did not ask', async () => {
		const address = fresh('Anna');
		for (let each = 0; each < 9; each++) expect(await behind(address)).toMatchObject({ outcome: 'mail' });
		expect(await codesMailedTo(asOwner, address)).toHaveLength(6);
	});
});

describe('whether somebody is in', () => {
	test('is not told to who types their address: the answer is the same', async () => {
		await open();
		const address = fresh('Anna');
		const first = await join(address);
		await yes(address);
		expect(await join(address)).toEqual(first);
		expect(await join(fresh('Nobody'))).toEqual(first);
	});
	test('is told to themselves behind their link, and they keep one place that they can leave', async () => {
		await open();
		const address = fresh('Anna');
		await join(address);
		await yes(address);
		await join(address);
		const again = await yes(address);
		expect(again).toMatchObject({ wasIn: true });
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 3 });
		await as(visitor, (tx) => leaveInitiative(tx, visitor, id, again.leaveCode));
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 2 });
	});
});

describe('who has no mail', () => {
	const waiting = async (actor: Actor) => (await as(actor, (tx) => readForTending(tx, actor, id))).waiting;
	test('counts when a worker of the area spoke to them, and how is noted', async () => {
		await behind('06 12345678', 'Jos');
		const [jos] = await waiting(marloes);
		expect(jos).toMatchObject({ called: 'Jos', contact: '0612345678', tie: 'supporter' });
		await as(marloes, (tx) => vouchFor(tx, marloes, id, { voiceId: jos?.id as string, channel: 'phone' }));
		expect(await waiting(marloes)).toEqual([]);
		const { members, initiative } = await as(marloes, (tx) => readForTending(tx, marloes, id));
		expect(members.find(({ called }) => called === 'Jos')).toMatchObject({ channel: 'phone' });
		expect(initiative).toMatchObject({ supporters: 2 });
		expect(initiative.publishedAt).not.toBeNull();
	});
	test('is unseen by who carries it, until they said yes', async () => {
		await behind('06 12345678', 'Jos');
		expect(await waiting(fatma)).toEqual([]);
		const { members } = await as(fatma, (tx) => readForTending(tx, fatma, id));
		expect(members.map(({ called }) => called)).toEqual(['Fatma']);
	});
	test('is not vouched for by who carries it, nor by a worker of another area', async () => {
		await behind('06 12345678', 'Jos');
		const [jos] = await waiting(marloes);
		for (const actor of [fatma, dirk, workerOfHaven])
			await expect(
				as(actor, (tx) => vouchFor(tx, actor, id, { voiceId: jos?.id as string, channel: 'phone' })),
			).rejects.toMatchObject({ code: 'not-found' });
	});
	test('leaves by telling a worker', async () => {
		await as(marloes, (tx) =>
			standBehind(tx, marloes, { id }, { ...visitorsVoice('Jos', '0612345678'), channel: 'paper' }),
		);
		const { members } = await as(marloes, (tx) => readForTending(tx, marloes, id));
		const jos = members.find(({ called }) => called === 'Jos');
		expect(jos?.channel).toBe('paper');
		await expect(as(fatma, (tx) => takeSomebodyOut(tx, fatma, id, jos?.id as string))).rejects.toMatchObject({
			code: 'not-found',
		});
		await as(marloes, (tx) => takeSomebodyOut(tx, marloes, id, jos?.id as string));
		const { rows } = await asOwner(`select called, contact from community.initiative_member where id = $1`, [jos?.id]);
		expect(rows).toEqual([{ called: '', contact: '' }]);
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 1 });
	});
});

describe('a neighbour whom somebody who carries it writes down', () => {
	test('says yes themselves', async () => {
		expect(await as(fatma, (tx) => standBehind(tx, fatma, { id }, visitorsVoice('Anna', fresh('Anna'))))).toMatchObject(
			{ outcome: 'mail', supporters: 1 },
		);
	});
});

describe('a draft', () => {
	test('of which even the starter never said yes goes with them; one with a starter stays', async () => {
		const started = await as(visitor, (tx) =>
			startInitiative(tx, visitor, { ...coffeeOnMonday, ...visitorsVoice('Cas', fresh('Cas')) }),
		);
		const back = moveDays(15);
		try {
			await fadeUnconfirmed();
		} finally {
			back();
		}
		const { rows } = await asOwner('select id from open.initiative where id = any($1)', [[started.id, id]]);
		expect(rows).toEqual([{ id }]);
	});
});

describe('somebody who slips in SQL', () => {
	const member = (actor: Actor, channel: string, more: { counts?: boolean; person?: string } = {}) =>
		rows(
			actor,
			sql`insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, person_id, called, contact_key, counts, leave_hash, consent_at, joined_at, channel)
				values (${waterveen}, gen_random_uuid(), ${id}, ${molenbuurt}, 'supporter', ${more.person ?? null}, 'X', gen_random_uuid()::text, ${more.counts ?? true}, gen_random_uuid()::text, now(), now(), ${channel})`,
		);
	test('cannot count anybody who did not say yes', async () => {
		await open();
		for (const channel of ['mail', 'phone', 'desk', 'paper', 'account'])
			for (const actor of [visitor, dirk, workerOfHaven])
				await expect(member(actor, channel), `${channel} ${actor.displayName}`).rejects.toThrow(/row-level security/);
		await expect(member(marloes, 'mail')).rejects.toThrow(/row-level security/);
	});
	test('cannot read who waits, nor the marks of their links', async () => {
		await behind(fresh('Anna'));
		for (const actor of [visitor, fatma, dirk, workerOfHaven])
			expect(await rows(actor, sql`select id from community.initiative_voice where initiative_id = ${id}`)).toEqual([]);
		expect(
			await rows(marloes, sql`select id from community.initiative_voice where initiative_id = ${id}`),
		).toHaveLength(1);
		await expect(rows(marloes, sql`select confirm_hash from community.initiative_voice`)).rejects.toThrow(
			/permission denied/,
		);
	});
	test('cannot say yes for somebody by the row alone', async () => {
		await behind(fresh('Anna'));
		const { rows: voices } = await asOwner('select id from community.initiative_voice where initiative_id = $1', [id]);
		const voice = voices[0].id;
		await expect(rows(visitor, sql`select * from community.count_voice(${voice}, 'mail', 'x', now())`)).rejects.toThrow(
			/permission denied/,
		);
		for (const actor of [visitor, fatma, workerOfHaven])
			expect(await rows(actor, sql`select * from community.vouch_for_voice(${voice}, 'desk', 'x', now())`)).toEqual([]);
		expect(await rows(marloes, sql`select * from community.vouch_for_voice(${voice}, 'mail', 'x', now())`)).toEqual([]);
	});
	test('cannot become the starter of a draft that waits for its own', async () => {
		const started = await as(visitor, (tx) =>
			startInitiative(tx, visitor, { ...coffeeOnMonday, ...visitorsVoice('Cas', fresh('Cas')) }),
		);
		await expect(
			rows(
				dirk,
				sql`insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, person_id, called, contact_key, counts, leave_hash, consent_at, joined_at, channel)
					values (${waterveen}, gen_random_uuid(), ${started.id}, ${molenbuurt}, 'starter', ${dirk.personId as string}, 'X', 'x', true, 'x', now(), now(), 'account')`,
			),
		).rejects.toThrow(/row-level security/);
	});
});
