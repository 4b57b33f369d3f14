import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday as dayFromNow, moveDays } from '#testing/days';
import {
	addJournalEntry,
	approve,
	arrange,
	endWithStory,
	findInitiative,
	handBack,
	learnedFrom,
	putOnlineAgain,
	readForTending,
	readInitiative,
	remindAboutArranging,
	reportInitiative,
	rewriteInitiative,
	standBehind,
	startInitiative,
	takeOffline,
	toLookOver,
} from './index.server.ts';
import {
	areasSql,
	coffeeOnMonday,
	dirk,
	fatma,
	marloes,
	molenbuurt,
	ownVoice,
	visitor,
	workerElsewhere,
	workerOfHaven,
} from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
const rows = async (actor: Actor, query: ReturnType<typeof sql>, zone: Zone = 'community') =>
	(await as(actor, (tx) => query.execute(tx), zone)).rows;
let id: string;
const look = () => as(visitor, (tx) => readInitiative(tx, waterveen, id), 'open');
const queue = async (actor: Actor) => {
	const all = await as(actor, (tx) => toLookOver(tx, actor));
	const mine = <T extends { initiativeId: string }>(list: T[]) =>
		list.filter(({ initiativeId }) => initiativeId === id);
	return { texts: mine(all.texts), reports: mine(all.reports), offline: mine(all.offline) };
};

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
});
beforeEach(async () => {
	const started = await as(fatma, (tx) =>
		startInitiative(tx, fatma, { ...coffeeOnMonday, approachCode: 'coffee-morning' }),
	);
	id = started.id;
	await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: started.invitation as string }, ownVoice));
});

describe('what became public', () => {
	test('waits for a worker of the area, with what stood there before and what it points at', async () => {
		await as(fatma, (tx) =>
			rewriteInitiative(tx, fatma, id, { title: 'Koffie bij Truus', summary: coffeeOnMonday.summary, story: '' }),
		);
		await as(fatma, (tx) =>
			addJournalEntry(tx, fatma, id, { text: 'Voor het eerst', writtenOn: '2026-01-05', byName: '' }),
		);
		const { texts } = await queue(marloes);
		expect(texts.map(({ part }) => part).sort()).toEqual(['entry', 'words', 'words']);
		expect(texts.find(({ before }) => before)).toMatchObject({
			before: expect.stringContaining('Koffie op maandag'),
			after: expect.stringContaining('Truus'),
			pointsAt: ['name'],
		});
		expect((await queue(workerOfHaven)).texts).toEqual([]);
	});
	test('does not wait again once somebody looked', async () => {
		const [text] = (await queue(marloes)).texts;
		const seen = (actor: Actor) => as(actor, (tx) => approve(tx, actor, { textId: text?.id }));
		await expect(seen(workerOfHaven)).rejects.toMatchObject({ code: 'not-found' });
		await seen(marloes);
		expect((await queue(marloes)).texts).toEqual([]);
		await expect(seen(marloes)).rejects.toMatchObject({ code: 'not-found' });
	});
	test('is not listed while it is a draft', async () => {
		const draft = await as(fatma, (tx) => startInitiative(tx, fatma, { ...coffeeOnMonday, title: 'Nog niet' }));
		await as(fatma, (tx) =>
			rewriteInitiative(tx, fatma, draft.id, { title: 'Nog altijd niet', summary: coffeeOnMonday.summary, story: '' }),
		);
		const { texts } = await as(marloes, (tx) => toLookOver(tx, marloes));
		expect(texts.some(({ initiativeId }) => initiativeId === draft.id)).toBe(false);
	});
	test('is looked over by workers only', async () => {
		for (const actor of [fatma, visitor])
			await expect(as(actor, (tx) => toLookOver(tx, actor))).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('what a reader reports', () => {
	test('reaches the workers of the area without saying who, and is dealt with once', async () => {
		await as(visitor, (tx) => reportInitiative(tx, visitor, id, 'Mijn naam staat hier'));
		const [report] = (await queue(marloes)).reports;
		expect(report).toMatchObject({ remark: 'Mijn naam staat hier', title: 'Koffie op maandag' });
		await as(marloes, (tx) => approve(tx, marloes, { reportId: report?.id }));
		expect((await queue(marloes)).reports).toEqual([]);
	});
});

describe('taking off', () => {
	const off = (actor: Actor, entryId?: string) =>
		as(actor, (tx) => takeOffline(tx, actor, { initiativeId: id, entryId, reason: 'Hier staat een naam' }));
	test('hides the page for everyone, tells why to who carries it, and can be undone', async () => {
		await off(marloes);
		await expect(look()).rejects.toMatchObject({ code: 'not-found' });
		expect(await as(visitor, (tx) => findInitiative(tx, id))).toBeUndefined();
		expect((await as(fatma, (tx) => readForTending(tx, fatma, id))).offline).toMatchObject([
			{ reason: 'Hier staat een naam', entryId: null },
		]);
		await expect(off(marloes)).rejects.toMatchObject({ code: 'initiative-already-off' });
		const [one] = (await queue(marloes)).offline;
		await expect(as(workerOfHaven, (tx) => putOnlineAgain(tx, one?.id as string))).rejects.toMatchObject({
			code: 'not-found',
		});
		await as(marloes, (tx) => putOnlineAgain(tx, one?.id as string));
		expect((await look()).initiative.title).toBe('Koffie op maandag');
	});
	test('can be one entry of the journal, and leaves the rest', async () => {
		const entryId = await as(fatma, (tx) =>
			addJournalEntry(tx, fatma, id, { text: 'Over de buurman', writtenOn: '2026-01-05', byName: '' }),
		);
		await off(marloes, entryId);
		expect((await look()).entries).toEqual([]);
		expect((await as(fatma, (tx) => readForTending(tx, fatma, id))).entries).toHaveLength(1);
	});
	test('is for the workers of that area', async () => {
		for (const actor of [fatma, visitor, workerOfHaven, workerElsewhere])
			await expect(off(actor)).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('a worker who arranges', () => {
	const choose = (actor: Actor, more: { until?: string; again?: boolean } = {}) =>
		as(actor, (tx) =>
			arrange(tx, actor, id, {
				ground: 'barriers',
				what: 'Marloes vraagt de vergunning aan',
				until: more.until ?? dayFromNow(30),
				again: more.again ?? false,
			}),
		);
	test('says on which ground and until when, for everyone to read', async () => {
		await choose(marloes);
		expect((await look()).arranging).toMatchObject({ ground: 'barriers', until: dayFromNow(30) });
	});
	test('chooses again on purpose, or it stops', async () => {
		await choose(marloes);
		await expect(choose(marloes, { until: dayFromNow(60) })).rejects.toMatchObject({
			code: 'initiative-arranging-runs',
			field: 'again',
		});
		await choose(marloes, { until: dayFromNow(60), again: true });
		expect((await look()).arranging).toMatchObject({ until: dayFromNow(60) });
		await as(marloes, (tx) => handBack(tx, marloes, id));
		expect((await look()).arranging).toBeUndefined();
		const back = moveDays(40);
		try {
			await choose(marloes);
		} finally {
			back();
		}
	});
	test('cannot be a resident, nor somebody of elsewhere, nor without end', async () => {
		for (const actor of [fatma, dirk, workerOfHaven])
			await expect(choose(actor)).rejects.toMatchObject({ code: 'not-found' });
		await expect(choose(marloes, { until: dayFromNow(120) })).rejects.toMatchObject({
			code: 'initiative-arranging-too-long',
		});
	});
	test('is asked once, in the last two weeks, whether it is still needed', async () => {
		await choose(marloes, { until: dayFromNow(10) });
		await remindAboutArranging();
		await remindAboutArranging();
		const { rows: letters } = await asOwner(
			`select account_id, facts->>'link' as link from community.mail where template = 'arranging-ends' and facts->>'link' like '%' || $1 || '%'`,
			[id],
		);
		expect(letters).toEqual([{ account_id: marloes.accountId, link: `/initiatief/${id}/beheer/hulp` }]);
	});
});

describe('what was learned', () => {
	test('stands with the approach, counted together, without words that name somebody', async () => {
		const end = (worked: string) =>
			as(fatma, (tx) =>
				endWithStory(tx, fatma, id, {
					story: 'We dronken een jaar koffie.',
					worked,
					didNotWork: '',
					tookPart: 12,
					again: 'yes',
				}),
			);
		await end('Mevrouw Jansen zette koffie');
		const learned = await as(visitor, (tx) => learnedFrom(tx, waterveen, 'coffee-morning'), 'open');
		expect(learned).toMatchObject({ times: 1, tookPart: 12, again: { yes: 1 } });
		expect(learned.told).toEqual([]);
		expect((await look()).outcome).toMatchObject({ worked: 'Mevrouw Jansen zette koffie' });
	});
});

describe('somebody who slips in SQL', () => {
	test('cannot take a page off, put it back, or read why', async () => {
		const take = (actor: Actor) =>
			rows(
				actor,
				sql`insert into open.initiative_offline (municipality_id, id, initiative_id, area_code, reason, taken_at, taken_by)
					values (${actor.municipalityId}, gen_random_uuid(), ${id}, ${molenbuurt}, 'Zomaar', now(), ${actor.personId ?? null})`,
			);
		for (const actor of [visitor, fatma, workerOfHaven]) await expect(take(actor)).rejects.toThrow();
		await as(marloes, (tx) => takeOffline(tx, marloes, { initiativeId: id, reason: 'Hier staat een naam' }));
		for (const actor of [visitor, dirk, workerOfHaven])
			expect(await rows(actor, sql`select reason from open.initiative_offline where initiative_id = ${id}`)).toEqual(
				[],
			);
		await rows(fatma, sql`update open.initiative_offline set put_back_at = now() where initiative_id = ${id}`);
		await expect(look()).rejects.toMatchObject({ code: 'not-found' });
		await expect(rows(visitor, sql`select * from open.initiative_offline`, 'open')).rejects.toThrow(
			/permission denied/,
		);
	});
	test('cannot read what waits to be looked over, nor what was reported', async () => {
		await as(visitor, (tx) => reportInitiative(tx, visitor, id, 'Klopt niet'));
		for (const actor of [visitor, fatma, dirk, workerOfHaven, workerElsewhere]) {
			expect(
				await rows(actor, sql`select id from community.initiative_publication where initiative_id = ${id}`),
			).toEqual([]);
			expect(await rows(actor, sql`select id from community.initiative_report where initiative_id = ${id}`)).toEqual(
				[],
			);
		}
	});
	test('cannot arrange in the name of a worker, nor tell what was learned of others’ work', async () => {
		for (const actor of [fatma, workerOfHaven])
			await expect(
				rows(
					actor,
					sql`insert into open.initiative_arranging (municipality_id, id, initiative_id, area_code, ground, what, decided_on, until, decided_by)
						values (${waterveen}, gen_random_uuid(), ${id}, ${molenbuurt}, 'urgent', 'Iets', current_date, current_date + 10, ${marloes.accountId as string})`,
				),
			).rejects.toThrow(/row-level security/);
		await expect(
			rows(
				dirk,
				sql`insert into open.initiative_outcome (municipality_id, initiative_id, worked, did_not_work, took_part, again, told_on)
					values (${waterveen}, ${id}, 'Niets', '', 0, 'no', current_date)`,
			),
		).rejects.toThrow(/row-level security/);
	});
	test('does not learn from the public zone who decided', async () => {
		await expect(rows(visitor, sql`select decided_by from open.initiative_arranging`, 'open')).rejects.toThrow(
			/permission denied/,
		);
	});
});
