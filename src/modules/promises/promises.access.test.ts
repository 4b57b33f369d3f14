import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import {
	catchScreen,
	promiseScreen,
	promisesTable,
	promisesToday,
	tendPromiseScreen,
} from './promise-screens.server.ts';
import {
	breakPromise,
	catchPromise,
	catchWish,
	keepPromise,
	movePromise,
	ownerTells,
	promiseByCode,
} from './promises.server.ts';
import { promisesIn } from './promises.store.server.ts';
import { tendPromises } from './tend-promises.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, zone: 'open' | 'community' = 'open'): Promise<T> =>
	asActor(anonymous(waterveen), zone, (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${search}`), about: () => {} }) as never;
const form = () => ({
	session: undefined,
	area: 'BU99010101',
	meeting: 'Avond over het veld',
	words: 'Twee doelpalen op het veld.',
	organisation: 'Gemeente Waterveen',
	job: 'wijkregisseur',
	due: dayAfter(clock.today(), 20),
	called: 'Dewi Hartono',
	mail: 'dewi@voorbeeld.nl',
});
const caught = () => as('marloes', (tx, actor) => catchPromise(tx, actor, form()));
const read = (id: string) => passer((tx, actor) => promiseScreen(page(tx, actor, { id })));
const code = async () => {
	const { rows } = await asOwner(
		`select facts->>'link' as link, template from community.mail where address = 'dewi@voorbeeld.nl' order by not_before desc`,
	);
	return { template: rows[0]?.template, code: String(rows[0]?.link).split('/').at(-1) ?? '' };
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.promise');
	await asOwner('delete from community.mail');
});

describe('a promise', () => {
	test('is on the board at once, with the function and without the name', async () => {
		const id = await caught();
		const { promise } = await read(id);
		expect(promise).toMatchObject({ organisation: 'Gemeente Waterveen', job: 'wijkregisseur', state: 'running' });
		expect(JSON.stringify(promise)).not.toMatch(/Hartono|dewi@/);
		const { owner } = await as('yusuf', (tx, actor) => tendPromiseScreen(page(tx, actor, { id })));
		expect(owner).toEqual({ called: 'Dewi Hartono', mail: 'dewi@voorbeeld.nl' });
		const table = await passer(async (tx, actor) => (await promisesTable(page(tx, actor))).text());
		expect(table).toContain('Twee doelpalen');
		expect(table).not.toContain('Hartono');
	});

	test('is not caught or tended from elsewhere, nor without a worker', async () => {
		const id = await caught();
		for (const name of ['samira', 'henk', 'femke', 'dewi', 'bram', 'tariq', 'gea'] as const) {
			await expect(
				as(name, (tx, actor) => catchPromise(tx, actor, form())),
				name,
			).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx, actor) => keepPromise(tx, actor, id, '')),
				name,
			).rejects.toMatchObject({ status: 404 });
			const owners = await as(name, (tx) => tx.selectFrom('community.promise_owner').select('mail').execute());
			expect(owners, name).toEqual([]);
		}
		await expect(
			as('marloes', (tx, actor) => catchPromise(tx, actor, { ...form(), words: 'Mevrouw Jansen krijgt een bank.' })),
		).rejects.toMatchObject({ code: 'promise-names-somebody' });
	});

	test('keeps every day it had, and its end is final and forgets the owner', async () => {
		const id = await caught();
		const until = dayAfter(clock.today(), 40);
		await as('yusuf', (tx, actor) => movePromise(tx, actor, id, { until, reason: 'De palen zijn nog niet binnen.' }));
		expect((await read(id)).promise).toMatchObject({ dueOn: until, moves: [{ wasDueOn: form().due }] });
		await expect(as('yusuf', (tx) => tx.deleteFrom('open.promise_move').execute())).rejects.toThrow(
			/permission denied/,
		);
		await as('yusuf', (tx, actor) => breakPromise(tx, actor, id, 'Er is geen geld meer dit jaar.'));
		expect((await read(id)).promise).toMatchObject({ state: 'broken', outcomeWords: 'Er is geen geld meer dit jaar.' });
		expect((await asOwner('select 1 from community.promise_owner')).rowCount).toBe(0);
		await expect(as('yusuf', (tx, actor) => keepPromise(tx, actor, id, ''))).rejects.toMatchObject({
			code: 'promise-over',
		});
	});

	test('reminds its owner, who tells by the code in the mail; the last code only, until the end', async () => {
		const id = await caught();
		expect(await tendPromises()).toBe(0);
		const back = moveDays(14);
		let later: () => void = () => {};
		try {
			expect(await tendPromises()).toBe(1);
			expect(await tendPromises()).toBe(0);
			const first = await code();
			expect(first.template).toBe('promise-soon');
			expect((await passer((tx, actor) => promiseByCode(tx, actor, first.code), 'community')).id).toBe(id);
			later = moveDays(21);
			expect(await tendPromises()).toBe(1);
			const last = await code();
			expect(last.template).toBe('promise-late');
			const { rows } = await asOwner(`select 1 from community.mail where template = 'promise-late-here'`);
			expect(rows).toHaveLength(2);
			for (const name of ['marloes', 'ingrid'] as const)
				expect((await as(name, (tx, actor) => promisesToday({ tx, actor })))[0]?.state, name).toBe('late');
			await expect(passer((tx, actor) => promiseByCode(tx, actor, first.code), 'community')).rejects.toMatchObject({
				status: 404,
			});
			const tells = (said: 'kept' | 'later', until: string | null = null) =>
				passer((tx, actor) => ownerTells(tx, actor, last.code, said, 'how', 'De palen staan.', until), 'community');
			const until = dayAfter(clock.today(), 3);
			await tells('later', until);
			expect((await read(id)).promise).toMatchObject({ dueOn: until, state: 'running' });
			await tells('kept');
			expect((await read(id)).promise.state).toBe('kept');
			await expect(tells('kept')).rejects.toMatchObject({ status: 404 });
		} finally {
			later();
			back();
		}
	});
});

test('a wish at a meeting is a signal of that area', async () => {
	await as('marloes', (tx, actor) =>
		catchWish(tx, actor, { area: 'BU99010101', wish: 'Een plek om samen te koken.' }, 'GM9901'),
	);
	const { rows } = await asOwner(
		`select area_code, kind, source from community.signal where text like '%samen te koken%'`,
	);
	expect(rows).toEqual([{ area_code: 'BU99010101', kind: 'wil', source: 'worker' }]);
	const { caught: today } = await as('marloes', (tx, actor) => catchScreen(page(tx, actor)));
	expect(today).toEqual([]);
	expect(await passer((tx) => promisesIn(tx, waterveen))).toEqual([]);
});
