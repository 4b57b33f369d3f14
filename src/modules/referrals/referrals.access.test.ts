import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import {
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as referrals from './index.server.ts';
import { coachesNow, keysNow, practicesNow } from './practices.store.server.ts';
import { mayCoach, maySeeReferral, mayTendPractice } from './referral.policy.ts';
import type { Practice } from './referral.ts';
import { inCare, linkOf, looksAt, newPractice, page, passer, refers, takesOn } from './referrals.fixtures.ts';
import { personOf, referralsSeen, stepsOf } from './referrals.store.server.ts';

const { asOwner } = useDatabase();
let practice: Practice;
let id = '';

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.referral');
	await asOwner('delete from open.referral_practice');
	const made = await newPractice();
	practice = (await passer((tx) => practicesNow(tx, waterveen))).find((one) => one.id === made) as Practice;
	id = (await refers(await linkOf(made))).id;
});

const sees = (name: PersonaName) =>
	inCare(name, async (tx, actor) => (await referralsSeen(tx, actor.municipalityId, { id })).length === 1);
const names = (name: PersonaName, worker: PersonaName) =>
	inCare(name, (tx, actor) => referrals.nameCoach(tx, actor, practice.id, personId(worker)));
const refused = { status: 404 };

describe('who sees that there is a referral', () => {
	test.each(personaNames)('rule and row say the same of %s', async (name) => {
		await names('marloes', 'yusuf');
		const named = persona(name).municipalityId === waterveen && name === 'yusuf' ? [practice.id] : [];
		const one = { ...practice, practiceId: practice.id };
		const allowed = persona(name).municipalityId === waterveen && maySeeReferral(persona(name), one, named);
		expect(await sees(name)).toBe(allowed);
	});
	test('a team worker only when named, and no more once unnamed', async () => {
		expect(await sees('yusuf')).toBe(false);
		await names('marloes', 'yusuf');
		expect(await sees('yusuf')).toBe(true);
		await takesOn('yusuf', id);
		await inCare('marloes', (tx, actor) => referrals.unnameCoach(tx, actor, practice.id, personId('yusuf')));
		await expect(looksAt('yusuf', id)).rejects.toMatchObject(refused);
	});
	test('a team worker who goes to another team takes nothing along, and the round unnames them and frees what they had', async () => {
		await names('marloes', 'yusuf');
		await takesOn('yusuf', id);
		const moved = { ...persona('yusuf'), teamId: teamId('east') };
		const seen = await asActor(moved, 'care', (tx) => referralsSeen(tx, waterveen, { id }));
		expect(seen).toEqual([]);
		expect(await asActor(moved, 'care', (tx) => personOf(tx, waterveen, id))).toBeUndefined();
		const works = (team: 'east' | 'west') =>
			asOwner('update community.assignment set team_id = $2 where worker_id = $1', [personId('yusuf'), teamId(team)]);
		await referrals.tendReferrals();
		expect(await sees('yusuf')).toBe(true);
		await works('east');
		try {
			await referrals.tendReferrals();
		} finally {
			await works('west');
		}
		expect(await sees('yusuf')).toBe(false);
		expect((await looksAt('marloes', id)).referral).toMatchObject({ takenCalled: null, free: true });
	});
	test('nobody names themselves', async () => {
		await expect(
			inCare('marloes', (tx) =>
				sql`insert into care.referral_coach (municipality_id, id, practice_id, worker_id, worker_called, team_id, named_on)
					values (${waterveen}, gen_random_uuid(), ${practice.id}, ${personId('marloes')}, 'Marloes', gen_random_uuid(), current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
	test('nobody of another organisation in the same street', async () => {
		await asOwner('update care.referral set organisation_id = $1', [organisationId('teams')]);
		expect(await sees('marloes')).toBe(false);
		// Its lead sees that it waits, and not who it is.
		expect(await sees('ingrid')).toBe(true);
		expect(await inCare('ingrid', (tx) => personOf(tx, waterveen, id))).toBeUndefined();
		await expect(takesOn('ingrid', id)).rejects.toMatchObject(refused);
	});
	test('a visitor sees no row of any table of care', async () => {
		for (const table of [
			'referral',
			'referral_person',
			'referral_step',
			'referral_key',
			'referral_post',
			'referral_coach',
		])
			expect(
				(await passer((tx) => sql`select municipality_id from ${sql.table(`care.${table}`)}`.execute(tx))).rows,
				table,
			).toEqual([]);
	});
});

describe('who it is', () => {
	test.each(personaNames)('is read by who took it on alone: %s', async (name) => {
		await names('marloes', 'yusuf');
		await takesOn('marloes', id);
		const person = await inCare(name, (tx) => personOf(tx, persona(name).municipalityId, id));
		expect(person?.called).toBe(name === 'marloes' ? 'Toos' : undefined);
	});
	test('is not reached by writing oneself in: a colleague takes over only what was left alone a week', async () => {
		await names('marloes', 'yusuf');
		await takesOn('marloes', id);
		await expect(takesOn('yusuf', id)).rejects.toMatchObject({ code: 'referral-taken' });
		const grabs = () =>
			inCare('yusuf', (tx) =>
				tx
					.updateTable('care.referral')
					.set({ taken_by: personId('yusuf'), taken_called: 'Yusuf', taken_on: '2026-01-01' })
					.executeTakeFirst(),
			);
		expect((await grabs()).numUpdatedRows).toBe(0n);
		await asOwner('update care.referral set taken_on = current_date - 8, step_on = current_date - 8');
		await takesOn('yusuf', id);
		expect((await looksAt('yusuf', id)).mine?.person?.called).toBe('Toos');
		expect((await looksAt('marloes', id)).mine).toBeUndefined();
	});
	test('stays shut for a coach who says in one breath that they have it and what became of it', async () => {
		await expect(
			inCare('marloes', (tx) =>
				tx
					.updateTable('care.referral')
					.set({
						...{ taken_by: personId('marloes'), taken_called: 'Marloes', taken_on: '2026-01-01' },
						...{ outcome: 'moved', ended_on: '2026-01-02' },
					})
					.execute(),
			),
		).rejects.toThrow(/not theirs to change/);
	});
});

describe('nobody writes past the doors', () => {
	test('a referral is not put there by hand', async () => {
		for (const table of ['care.referral', 'care.referral_person'])
			await expect(
				inCare('marloes', (tx) => sql`insert into ${sql.table(table)} default values`.execute(tx)),
			).rejects.toThrow(/permission denied/);
	});
	test('a link or code is read by nobody', async () => {
		for (const column of ['follow_hash', 'slip_hash'])
			await expect(
				inCare('marloes', (tx) => sql`select ${sql.ref(column)} from care.referral`.execute(tx)),
			).rejects.toThrow(/permission denied/);
		await expect(inCare('marloes', (tx) => sql`select key_hash from care.referral_key`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('a step is not added to a referral of another, nor a look of the practice made up', async () => {
		const adds = (name: PersonaName, kind: string) =>
			inCare(name, (tx) =>
				sql`insert into care.referral_step (municipality_id, id, referral_id, on_day, kind, practice_role) values (${waterveen}, gen_random_uuid(), ${id}, current_date, ${kind}, 'referrer')`.execute(
					tx,
				),
			);
		await expect(adds('marloes', 'asked')).rejects.toThrow(/row-level security/);
		await takesOn('marloes', id);
		await adds('marloes', 'asked');
		await expect(adds('marloes', 'looked')).rejects.toThrow(/row-level security/);
		expect(await inCare('bram', (tx) => stepsOf(tx, waterveen, id))).toEqual([]);
	});
	test('the community zone reads nothing of it', async () => {
		await expect(
			asActor(persona('marloes'), 'community', (tx) => sql`select from care.referral`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
});

describe('practices', () => {
	const tends = (name: PersonaName) =>
		inCare(name, (tx, actor) => referrals.newKey(tx, actor, practice.id, 'form')).then(
			() => true,
			() => false,
		);
	test.each(personaNames)('are kept by lead, broker and administrator, as rule and row say: %s', async (name) => {
		const may = persona(name).municipalityId === waterveen && mayTendPractice(persona(name), practice);
		expect(await tends(name)).toBe(may);
		const read = <T>(work: (tx: Tx, municipalityId: string) => Promise<T[]>) =>
			inCare(name, async (tx, actor) => (await work(tx, actor.municipalityId)).length > 0);
		expect(await read(keysNow)).toBe(may);
		await names('marloes', 'yusuf');
		expect(await read(coachesNow)).toBe(may || name === 'yusuf');
	});
	test('are made for one’s own organisation and areas; an administrator says for which', async () => {
		await expect(newPractice({ area: 'BU99010201' })).rejects.toMatchObject({ field: 'area' });
		await expect(newPractice({}, 'tariq')).rejects.toMatchObject({ field: 'organisation' });
		await newPractice({ organisation: organisationId('welfare') as never, area: 'BU99010201' }, 'tariq');
		for (const name of ['yusuf', 'samira', 'bram'] as const)
			await expect(newPractice({ organisation: organisationId('teams') as never }, name), name).rejects.toThrow();
	});
	test('name a function in sight of everybody: a person only after a second look, a number never', async () => {
		await expect(newPractice({ contact: 'Mevrouw Jansen' })).rejects.toMatchObject({ code: 'text-points-at-person' });
		await expect(newPractice({ dropIn: 'Bel 030 123 45 67' })).rejects.toMatchObject({ code: 'public-number' });
	});
	test('show the page of one keeper nothing of another’s', async () => {
		const shown = (name: PersonaName) =>
			inCare(name, async (tx, actor) => (await referrals.practicesScreen(page(tx, actor))).practices.length);
		expect([await shown('marloes'), await shown('soraya'), await shown('ingrid'), await shown('tariq')]).toEqual([
			...[1, 0, 0, 1],
		]);
	});
	test('name only who works in a team around there', async () => {
		await expect(names('marloes', 'femke')).rejects.toMatchObject({ code: 'referral-worker' });
		await expect(names('soraya', 'yusuf')).rejects.toMatchObject(refused);
		expect(mayCoach(persona('femke'), { ...practice, practiceId: practice.id }, [])).toBe(false);
	});
});
