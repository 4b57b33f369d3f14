import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import {
	findInitiative,
	joinInitiative,
	leaveInitiative,
	listInitiatives,
	makeInvitation,
	myInitiatives,
	openInvitation,
	readInitiative,
	sayYes,
	similarInitiatives,
	standBehind,
	startInitiative,
} from './index.server.ts';
import {
	areasSql,
	codesMailedTo,
	coffeeOnMonday,
	dirk,
	fatma,
	havenbuurt,
	marloes,
	molenbuurt,
	ownVoice,
	visitor,
	visitorsVoice,
	workerOfHaven,
} from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
const start = (actor: Actor, more: object = {}) =>
	as(actor, (tx) => startInitiative(tx, actor, { ...coffeeOnMonday, ...more }));
const anna = visitorsVoice('Anna', '06 1111 1111');
const bo = visitorsVoice('Bo', 'bo@voorbeeld.nl');
const news = async (id: string) =>
	(await asOwner('select type from community.outbox where subject_id = $1 order by id', [id])).rows.map(
		({ type }) => type,
	);

describe('a resident who starts something', () => {
	test('has a draft nobody else sees, and is the first to stand behind it', async () => {
		const { id, published } = await start(fatma);
		expect(published).toBe(false);
		expect(await as(fatma, (tx) => findInitiative(tx, id))).toMatchObject({
			stage: 'idea',
			supporters: 1,
			publishedAt: null,
		});
		expect(await as(dirk, (tx) => findInitiative(tx, id))).toBeUndefined();
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toBeUndefined();
		expect(await news(id)).toEqual(['initiative.started']);
	});
	test('goes public when one other resident stands behind it, and that is told', async () => {
		const { id, invitation } = await start(fatma);
		const outcome = await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: invitation as string }, ownVoice));
		expect(outcome).toMatchObject({ supporters: 2, published: true });
		const page = await as(visitor, (tx) => readInitiative(tx, waterveen, id), 'open');
		expect(page.initiative).toMatchObject({ stage: 'together', supporters: 2 });
		expect(page.areaName).toBe('Molenbuurt');
		expect(page.thread.map(({ state }) => state).slice(0, 3)).toEqual(['done', 'now', 'later']);
		expect(page.thread[1]?.reachedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(await news(id)).toEqual(['initiative.started', 'initiative.supported', 'initiative.published']);
	});
	test('may do so without an account, with a name and a number that stay out of sight', async () => {
		const cas = visitorsVoice('Cas', 'cas@voorbeeld.nl');
		const { id, invitation, outcome } = await start(visitor, cas);
		expect(outcome).toBe('mail');
		await as(visitor, (tx) => standBehind(tx, visitor, { id, invitation: invitation as string }, bo));
		for (const address of [cas.contact, bo.contact]) {
			const [code] = await codesMailedTo(asOwner, address);
			await as(visitor, (tx) => sayYes(tx, visitor, id, code as string));
		}
		const shown = JSON.stringify(await as(visitor, (tx) => readInitiative(tx, waterveen, id), 'open'));
		for (const secret of ['Cas', 'cas@voorbeeld.nl', 'Bo', 'bo@voorbeeld.nl']) expect(shown).not.toContain(secret);
	});
	test('without an account must leave a name', async () => {
		await expect(start(visitor)).rejects.toMatchObject({ code: 'unknown-contact' });
	});
	test('shows a first name only when that was agreed', async () => {
		const { id } = await start(fatma, { showName: true });
		const { rows } = await asOwner('select name from open.initiative_face where initiative_id = $1', [id]);
		expect(rows).toEqual([{ name: 'Fatma' }]);
	});
});

describe('standing behind it', () => {
	test('counts the same person once, whatever way they write their number', async () => {
		const { id } = await start(marloes);
		const behind = (contact: string) =>
			as(marloes, (tx) => standBehind(tx, marloes, { id }, visitorsVoice('Anna', contact)));
		expect(await behind('06 1111 1111')).toMatchObject({ supporters: 1, published: false });
		expect(await behind('+31611111111')).toMatchObject({ supporters: 1, published: false, leaveCode: undefined });
		expect(await behind('06-22222222')).toMatchObject({ supporters: 2, published: true });
	});
	test('does not count the worker who wrote it down', async () => {
		const { id } = await start(marloes);
		expect(await as(marloes, (tx) => findInitiative(tx, id))).toMatchObject({ supporters: 0 });
		expect(await as(marloes, (tx) => standBehind(tx, marloes, { id }, ownVoice))).toMatchObject({
			supporters: 0,
			published: false,
		});
		expect(await as(marloes, (tx) => standBehind(tx, marloes, { id }, anna))).toMatchObject({ supporters: 1 });
	});
	test('needs the right link while it is a draft', async () => {
		const { id } = await start(fatma);
		const other = await start(fatma);
		await expect(
			as(visitor, (tx) => standBehind(tx, visitor, { id, invitation: 'raden' }, anna)),
		).rejects.toMatchObject({ code: 'not-found' });
		await expect(
			as(visitor, (tx) => standBehind(tx, visitor, { id, invitation: other.invitation as string }, anna)),
		).rejects.toMatchObject({ code: 'not-found' });
		await expect(as(visitor, (tx) => standBehind(tx, visitor, { id }, anna))).rejects.toMatchObject({
			code: 'not-found',
		});
		await expect(as(dirk, (tx) => standBehind(tx, dirk, { id }, ownVoice))).rejects.toMatchObject({
			code: 'not-found',
		});
	});
	test('follows the number of residents this municipality asks for', async () => {
		await asOwner('update open.municipality set supporters_needed = 3 where id = $1', [waterveen]);
		const { id } = await start(fatma);
		const behind = (voice: typeof anna) => as(marloes, (tx) => standBehind(tx, marloes, { id }, voice));
		expect(await behind(anna)).toMatchObject({ supporters: 2, published: false });
		expect(await behind(bo)).toMatchObject({ supporters: 3, published: true });
		await asOwner('update open.municipality set supporters_needed = 2 where id = $1', [waterveen]);
	});
	test('goes with a new link too, which shows the words and no person', async () => {
		const { id } = await start(fatma);
		const code = await as(fatma, (tx) => makeInvitation(tx, fatma, id));
		const draft = await as(visitor, (tx) => openInvitation(tx, id, code));
		expect(draft).toMatchObject({ title: 'Koffie op maandag', supporters: 1 });
		expect(JSON.stringify(draft)).not.toContain('Fatma');
		await expect(as(dirk, (tx) => makeInvitation(tx, dirk, id))).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('what is written down', () => {
	test('stays out of other workers’ hands', async () => {
		await expect(start(workerOfHaven)).rejects.toMatchObject({ code: 'not-found' });
		await start(marloes, { title: 'Van Marloes' });
		expect((await as(workerOfHaven, (tx) => myInitiatives(tx, workerOfHaven))).map(({ title }) => title)).not.toContain(
			'Van Marloes',
		);
		expect((await as(marloes, (tx) => myInitiatives(tx, marloes))).map(({ title }) => title)).toContain('Van Marloes');
	});
	test('holds no phone number for everyone to read', async () => {
		await expect(start(fatma, { summary: 'Bel Fatma op 0612345678 voor koffie.' })).rejects.toMatchObject({
			code: 'initiative-text-phone',
			field: 'summary',
		});
	});
	test('needs a neighbourhood that exists and an approach we know', async () => {
		await expect(start(fatma, { areaCode: 'BU99999999' })).rejects.toMatchObject({ code: 'initiative-area-needed' });
		await expect(start(fatma, { approachCode: 'bestaat-niet' })).rejects.toMatchObject({ code: 'unknown-approach' });
		expect(await start(fatma, { approachCode: 'coffee-morning' })).toHaveProperty('id');
	});
	test('sent twice is one draft, and with another author it is refused without saying why', async () => {
		const id = newId();
		await start(fatma, { id });
		expect(await start(fatma, { id })).toEqual({ id, invitation: undefined, published: false, outcome: 'counted' });
		await expect(start(dirk, { id })).rejects.toMatchObject({ code: 'id-taken' });
		await expect(start(fatma, { id, title: 'Iets anders' })).rejects.toMatchObject({ code: 'id-taken' });
		await expect(start(visitor, { id, ...anna })).rejects.toMatchObject({ code: 'id-taken' });
	});
});

describe('joining', () => {
	const running = async () => {
		const { id, invitation } = await start(fatma);
		await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: invitation as string }, ownVoice));
		return id;
	};
	test('needs no account and gives a code to leave again, after which nothing of you is left', async () => {
		const id = await running();
		const eva = visitorsVoice('Eva', 'eva@voorbeeld.nl');
		await as(visitor, (tx) => joinInitiative(tx, visitor, id, { tie: 'member', note: 'Ik neem taart mee' }, eva));
		const [code] = await codesMailedTo(asOwner, eva.contact);
		const { leaveCode } = await as(visitor, (tx) => sayYes(tx, visitor, id, code as string));
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toMatchObject({ supporters: 3, members: 2 });
		await expect(as(visitor, (tx) => leaveInitiative(tx, visitor, id, 'raden'))).rejects.toMatchObject({
			code: 'not-found',
		});
		await as(visitor, (tx) => leaveInitiative(tx, visitor, id, leaveCode));
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toMatchObject({ supporters: 2, members: 1 });
		const { rows } = await asOwner(
			`select called, contact, note from community.initiative_member where initiative_id = $1 and left_at is not null`,
			[id],
		);
		expect(rows).toEqual([{ called: '', contact: '', note: '' }]);
	});
	test('is not possible with a draft', async () => {
		const { id } = await start(fatma);
		await expect(as(visitor, (tx) => joinInitiative(tx, visitor, id, { tie: 'member' }, anna))).rejects.toMatchObject({
			code: 'not-found',
		});
	});
	test('a public page stays public when somebody leaves', async () => {
		const id = await running();
		await as(dirk, (tx) => leaveInitiative(tx, dirk, id));
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toMatchObject({ supporters: 1 });
		await expect(as(dirk, (tx) => leaveInitiative(tx, dirk, id))).rejects.toMatchObject({ code: 'not-found' });
	});
	test('following does not count as standing behind it', async () => {
		const id = await running();
		await as(marloes, (tx) => joinInitiative(tx, marloes, id, { tie: 'follower' }, anna));
		expect(await as(visitor, (tx) => findInitiative(tx, id), 'open')).toMatchObject({ supporters: 2, members: 1 });
	});
});

describe('looking around', () => {
	test('finds by word, district and stage, and never a draft', async () => {
		const { id } = await start(fatma, { title: 'Schaken bij de molen', areaCode: havenbuurt });
		const find = (wanted: object) => as(visitor, (tx) => listInitiatives(tx, waterveen, wanted), 'open');
		expect((await find({ words: 'schaken' })).total).toBe(0);
		await as(workerOfHaven, (tx) => standBehind(tx, workerOfHaven, { id }, anna));
		expect((await find({ words: 'MOLEN schaken' })).cards.map(({ title }) => title)).toEqual(['Schaken bij de molen']);
		expect((await find({ words: '100%' })).total).toBe(0);
		expect((await find({ areaCode: 'WK990101', words: 'schaken' })).total).toBe(1);
		expect((await find({ areaCode: molenbuurt, words: 'schaken' })).total).toBe(0);
		expect((await find({ stage: 'plan', words: 'schaken' })).total).toBe(0);
	});
	test('before starting shows what is already there in the district', async () => {
		const found = await as(
			visitor,
			(tx) => similarInitiatives(tx, waterveen, { words: 'Schaakclub: schaken met buren', areaCode: molenbuurt }),
			'open',
		);
		expect(found.map(({ title }) => title)).toContain('Schaken bij de molen');
	});
});
