import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { askForMoney, decideOnMoney, fillPot, takeMoneyWordsAway, tellWhatMoneyDid } from './area-money.server.ts';
import { grantsScreen, moneyWorkScreen } from './area-money-screens.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const page = (tx: Tx, actor: Actor) => ({ tx, actor, params: {}, url: new URL('http://waterveen.test/') }) as never;

const today = clock.today();
const pot = {
	gebied: 'WK990101',
	jaar: Number(today.slice(0, 4)),
	vast: 100_000,
	vrij: 50_000,
	makelaar: 25_000,
	buurtteam: 0,
	leider: 40_000,
	gemeente: 60_000,
};
const wish = {
	gebied: 'WK990101',
	deel: 'free' as const,
	wat: 'Koffie voor de ochtend',
	waarom: 'Ouders willen elkaar treffen.',
	bedrag: 20_000,
	drager: 'De speeltuin',
	sinds: dayAfter(today, -4),
	signaal: undefined,
	patroon: undefined,
	initiatief: undefined,
};
const ask = (name: PersonaName, more: Partial<typeof wish> = {}) =>
	as(name, (tx, actor) => askForMoney(tx, actor, { ...wish, ...more }));
const says = (name: PersonaName, id: string, besluit: 'yes' | 'no' = 'yes', reden = '') =>
	as(name, (tx) => decideOnMoney(tx, { id, besluit, reden }));
const grants = () => asActor(visitor, 'community', (tx) => grantsScreen(page(tx, visitor)));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await as('ingrid', (tx, actor) => fillPot(tx, actor, pot));
});

describe('a pot', () => {
	test('is made by a team lead or the municipality in their area, once a year', async () => {
		for (const name of personaNames.filter((one) => !['ingrid', 'dewi'].includes(one)))
			await expect(as(name, (tx, actor) => fillPot(tx, actor, { ...pot, jaar: 2030 }))).rejects.toMatchObject({
				status: 404,
			});
		await expect(as('dewi', (tx, actor) => fillPot(tx, actor, pot))).rejects.toMatchObject({
			code: 'area-money-twice',
		});
		const nobody = { ...pot, jaar: 2031, makelaar: 0, leider: 0, gemeente: 0 };
		await expect(as('dewi', (tx, actor) => fillPot(tx, actor, nobody))).rejects.toMatchObject({
			code: 'area-money-no-mandate',
		});
		await expect(as('dewi', (tx, actor) => fillPot(tx, actor, { ...pot, jaar: pot.jaar - 1 }))).rejects.toMatchObject({
			code: 'area-money-year',
		});
	});
});

describe('money', () => {
	test('comes within days: a colleague with the smallest mandate says yes, and everybody reads sum and days', async () => {
		const id = await ask('yusuf');
		const shown = await as('marloes', (tx, actor) => moneyWorkScreen(page(tx, actor)));
		expect(shown.pots[0]?.requests[0]).toMatchObject({
			id,
			decides: ['social_broker'],
			yours: true,
			mine: false,
			days: 4,
		});
		expect((await as('dewi', (tx, actor) => moneyWorkScreen(page(tx, actor)))).pots[0]?.requests[0]).toMatchObject({
			mayDecide: true,
			yours: false,
		});
		await says('marloes', id);
		await as('yusuf', (tx) => tellWhatMoneyDid(tx, { id, deed: 'Twaalf ouders komen nu elke week.' }));
		const [public_] = (await grants()).pots;
		expect(public_).toMatchObject({
			given: 20_000,
			usual: 4,
			grants: [{ what: wish.wat, did: 'Twaalf ouders komen nu elke week.' }],
		});
		expect(JSON.stringify(await grants())).not.toContain(personId('yusuf'));
		expect(JSON.stringify(await grants())).not.toContain(wish.waarom);
	});

	test('is never decided by who asked, above a mandate, twice, or from elsewhere', async () => {
		const id = await ask('marloes', { bedrag: 1000 });
		await expect(says('marloes', id)).rejects.toMatchObject({ code: 'area-money-own' });
		await expect(says('yusuf', id)).rejects.toMatchObject({ code: 'area-money-mandate' });
		for (const name of ['femke', 'soraya', 'gea', 'samira', 'henk', 'bram'] as const)
			await expect(says(name, id), name).rejects.toMatchObject({ status: 404 });
		await expect(says('ingrid', id, 'no')).rejects.toMatchObject({ code: 'area-money-reason' });
		await says('ingrid', id, 'no', 'Dit kan uit het vaste deel.');
		await expect(says('dewi', id)).rejects.toMatchObject({ code: 'already-done' });
		await expect(ask('marloes', { bedrag: 60_001 })).rejects.toMatchObject({ code: 'area-money-nobody' });
		await expect(ask('marloes', { gebied: 'WK990102' })).rejects.toMatchObject({ status: 404 });
	});

	test('leaves words that name somebody to be taken away by who shares it; the sum stays', async () => {
		const id = await ask('yusuf', { wat: 'Verf voor de hal', bedrag: 100 });
		await says('marloes', id);
		for (const name of ['femke', 'samira', 'bram', 'yusuf'] as const)
			await expect(
				as(name, (tx) => takeMoneyWordsAway(tx, id)),
				name,
			).rejects.toMatchObject({ status: 404 });
		await as('dewi', (tx) => takeMoneyWordsAway(tx, id));
		expect(JSON.stringify(await grants())).not.toContain('Verf voor de hal');
		expect((await grants()).pots[0]?.grants).toContainEqual(
			expect.objectContaining({ id, sum: 100, what: 'Weggehaald' }),
		);
	});

	test('is not given twice when two say yes at the same moment, and never more than there is', async () => {
		const left = (await as('ingrid', (tx, actor) => moneyWorkScreen(page(tx, actor)))).pots[0]?.left.free ?? 0;
		const ids = [await ask('yusuf', { bedrag: left }), await ask('yusuf', { bedrag: left })];
		const both = await Promise.allSettled([says('ingrid', ids[0] ?? ''), says('dewi', ids[1] ?? '')]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'area-money-empty' } });
	});

	test('from the fixed part stands on no public page', async () => {
		const id = await ask('yusuf', { deel: 'fixed' as never, wat: 'Huur van de zaal' });
		await says('marloes', id);
		expect(JSON.stringify(await grants())).not.toContain('Huur van de zaal');
	});

	test('is asked for without names or numbers, and since a day that has been', async () => {
		for (const [more, code] of [
			[{ wat: 'Bel 06 12345678' }, 'area-money-names-somebody'],
			[{ waarom: 'Mail naar piet@voorbeeld.nl' }, 'area-money-names-somebody'],
			[{ drager: 'Mevrouw Jansen' }, 'area-money-names-somebody'],
			[{ sinds: dayAfter(today, 1) }, 'area-money-since'],
		] as const)
			await expect(ask('yusuf', more)).rejects.toMatchObject({ code });
	});

	test('cannot be decided past the function, nor read by who does not work there', async () => {
		const id = await ask('yusuf', { deel: 'fixed' as never });
		for (const query of [
			sql`update community.area_request set decision = 'yes' where id = ${id}`,
			sql`insert into open.area_grant (municipality_id, id, pot_id, what, sum_cents, days, granted_on) values (${waterveen}, gen_random_uuid(), ${id}, 'abc', 1, 0, current_date)`,
		])
			await expect(as('marloes', (tx) => query.execute(tx))).rejects.toThrow(/permission denied/);
		for (const name of ['samira', 'henk', 'femke', 'bram', 'gea'] as const)
			expect((await as(name, (tx) => sql`select id from community.area_request`.execute(tx))).rows).toEqual([]);
		await expect(
			as('marloes', (tx) =>
				sql`insert into community.area_request (municipality_id, id, pot_id, area_code, part, what, why, carrier, sum_cents, known_since, asked_by, asked_on)
				select municipality_id, gen_random_uuid(), pot_id, area_code, part, what, why, carrier, sum_cents, known_since, ${personId('yusuf')}, asked_on from community.area_request where id = ${id}`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});
