import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor } from '#platform/db/zones.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId, seedPeople, teamId } from '#testing/personas';

/** One login serves residents, volunteers and workers. What each may change of a row they see is held here, without our commands in between. */
const { asOwner } = useDatabase();
const samira = persona('samira');
const fatou = persona('fatou');
const marloes = persona('marloes');
const yusuf = persona('yusuf');
const refused = /not theirs to change|row-level security/;

beforeAll(() => seedPeople(asOwner));

const as = (actor: Actor, query: ReturnType<typeof sql>) => asActor(actor, 'community', (tx) => query.execute(tx));

async function signalOf(told: string | null, more: { pickedUpBy?: string; follow?: string } = {}): Promise<string> {
	const id = crypto.randomUUID();
	await asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, receipt, captured_at, picked_up_by, picked_up_at, follow_code_hash)
		values ($1, $2::uuid, 'wil', 'BU99010101', 'Ik wil wandelen.', 'resident', $3, $2::uuid::text, now(), $4::uuid, case when $4::uuid is null then null else now() end, $5)`,
		[waterveen, id, told, more.pickedUpBy ?? null, more.follow ?? null],
	);
	return id;
}

describe('who told a signal', () => {
	test.each([
		[
			'close it in a worker’s name',
			sql`closed_by = ${personId('marloes')}, closed_at = now(), closing_reason = 'answered', closing_sentence = 'Klaar'`,
		],
		['say who picked it up', sql`picked_up_by = ${personId('marloes')}, picked_up_at = now()`],
		['tie it to somebody else', sql`person_id = ${personId('fatou')}`],
		['give it to somebody else', sql`reporter_id = ${personId('fatou')}`],
		['point it at somebody’s offer, to take that down', sql`offer_id = gen_random_uuid()`],
		['change its words afterwards', sql`text = 'Iets anders'`],
		['change more while taking it back', sql`undone_at = now(), text = '', need_code = 'babysitting'`],
	])('cannot %s', async (_, change) => {
		const id = await signalOf(personId('samira'));
		await expect(as(samira, sql`update community.signal set ${change} where id = ${id}`)).rejects.toThrow(refused);
	});
	test('takes it back, by account or by code, and a neighbour cannot', async () => {
		const own = await signalOf(personId('samira'));
		const coded = await signalOf(null, { follow: 'hash-of-a-code' });
		const back = (id: string) =>
			sql`update community.signal set undone_at = now(), text = '', offer_id = null, person_id = null where id = ${id} returning id`;
		expect((await as(fatou, back(own))).rows).toEqual([]);
		expect((await as(samira, back(own))).rows).toHaveLength(1);
		expect(
			(await as({ ...anonymous(waterveen), kind: 'code', codeHash: 'hash-of-a-code' }, back(coded))).rows,
		).toHaveLength(1);
	});
	test('nobody leaves a telephone number with another’s signal', async () => {
		const id = await signalOf(personId('samira'));
		for (const actor of [fatou, anonymous(waterveen)]) {
			await expect(
				as(actor, sql`insert into community.signal_contact values (${waterveen}, ${id}, 'phone', '0612345678', now())`),
			).rejects.toThrow(/row-level security/);
		}
	});
});

describe('a worker', () => {
	test.each([
		[
			'take over what a colleague picked up, and read the contact',
			sql`picked_up_by = ${personId('yusuf')}, picked_up_at = now()`,
		],
		['change what somebody said', sql`text = 'Iets anders'`],
		['make it disappear', sql`undone_at = now(), text = '', offer_id = null, person_id = null`],
		['tie it to a person', sql`person_id = ${personId('fatou')}`],
		['make themselves the one who told it', sql`reporter_id = ${personId('yusuf')}`],
		['take over the way back to it', sql`follow_code_hash = 'mine'`],
		[
			'close it in a colleague’s name',
			sql`closed_by = ${personId('marloes')}, closed_at = now(), closing_reason = 'answered', closing_sentence = 'Klaar'`,
		],
	])('cannot %s', async (_, change) => {
		const id = await signalOf(personId('samira'), { pickedUpBy: personId('marloes') });
		await expect(as(yusuf, sql`update community.signal set ${change} where id = ${id}`)).rejects.toThrow(refused);
	});
	test('picks up, says what it is about and closes', async () => {
		const id = await signalOf(personId('samira'));
		for (const change of [
			sql`picked_up_by = ${personId('yusuf')}, picked_up_at = now()`,
			sql`need_code = 'babysitting'`,
			sql`closed_by = ${personId('yusuf')}, closed_at = now(), closing_reason = 'answered', closing_sentence = 'Klaar'`,
		]) {
			expect(
				(await as(yusuf, sql`update community.signal set ${change} where id = ${id} returning id`)).rows,
			).toHaveLength(1);
		}
	});
	test('cannot write a note about a person they do not know here', async () => {
		const about = (
			person: string | null,
		) => sql`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, person_id, receipt, captured_at)
			values (${waterveen}, gen_random_uuid(), 'zie', 'BU99010101', 'x', 'worker', ${personId('yusuf')}, ${person}, 'r', now())`;
		await expect(as(yusuf, about(personId('samira')))).rejects.toThrow(/row-level security/);
		await as(yusuf, about(null));
	});
	test('publishes only where they work', async () => {
		const offer = (area: string) =>
			sql`insert into open.offer (municipality_id, id, kind, area_code, title, published_on) values (${waterveen}, gen_random_uuid(), 'wil', ${area}, 'Wandelen', current_date)`;
		await expect(as(yusuf, offer('BU99010201'))).rejects.toThrow(/row-level security/);
		await as(yusuf, offer('BU99010101'));
	});
});

describe('a card', () => {
	const card = crypto.randomUUID();
	beforeAll(() =>
		asOwner(
			`insert into community.person_card (municipality_id, id, called, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on) values ($1, $2, 'mevrouw Jansma', $3, $4, current_date, 'spoken', now(), current_date)`,
			[waterveen, card, personId('marloes'), teamId('brokers')],
		),
	);
	test.each([
		['tie it to an account of their own', sql`account_id = gen_random_uuid()`],
		['withdraw the yes for somebody', sql`consent_withdrawn_at = now()`],
		['backdate the yes', sql`consent_given_on = '2020-01-01'`],
		['plan its erasure', sql`erase_on = current_date`],
	])('its keeper cannot %s', async (_, change) => {
		await expect(as(marloes, sql`update community.person_card set ${change} where id = ${card}`)).rejects.toThrow(
			refused,
		);
	});
	test('its keeper writes down what somebody wants to be called', async () => {
		expect(
			(await as(marloes, sql`update community.person_card set called = 'Nel' where id = ${card} returning id`)).rows,
		).toHaveLength(1);
	});
	test.each([
		['hand it to another account', sql`account_id = gen_random_uuid()`],
		['put it in a team', sql`team_id = ${teamId('west')}`],
		['count as erased', sql`erased_at = now()`],
	])('its person cannot %s', async (_, change) => {
		await expect(
			as(samira, sql`update community.person_card set ${change} where id = ${personId('samira')}`),
		).rejects.toThrow(refused);
	});
});

describe('the trail', () => {
	test('nobody takes the pseudonym of another, to read what stands under it', async () => {
		const pseudonym = crypto.randomUUID();
		await asOwner('insert into audit.pseudonym values ($1, $2, $3)', [waterveen, personId('fatou'), pseudonym]);
		await expect(
			as(samira, sql`insert into audit.pseudonym values (${waterveen}, ${personId('samira')}, ${pseudonym})`),
		).rejects.toThrow(/duplicate key/);
	});
});
