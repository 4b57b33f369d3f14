import { beforeAll, describe, expect, test } from 'vitest';
import { asActor, asTask } from '#platform/db/index.server';
import { Refused } from '#platform/errors';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday as inDays } from '#testing/days';
import { accountId, organisationId, persona, personId, seedPeople, teamId } from '#testing/personas';
import {
	endOrganisation,
	endRole,
	endTeam,
	giveRole,
	nameRole,
	peopleWithRoles,
	rolesOf,
	startOrganisation,
	startTeam,
} from './index.server.ts';
import type { PersonInput } from './people.forms.ts';

const { asOwner } = useDatabase();
const tariq = persona('tariq');
const lotte: PersonInput = {
	voornaam: 'Lotte',
	achternaam: 'Brandsteder',
	email: 'lotte@voorbeeld.nl',
	rol: 'social_broker',
	naamVanRol: '',
	team: teamId('brokers'),
	werkgever: '',
	gebieden: ['BU99010101'],
	vanaf: inDays(0),
	tot: inDays(90),
};
const give = (change: Partial<PersonInput> = {}) =>
	asActor(tariq, 'community', (tx) => giveRole(tx, tariq, { ...lotte, ...change }, 'http://x/inloggen'));
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'no refusal',
		(problem) => (problem instanceof Refused ? problem.code : Promise.reject(problem)),
	);

beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [code, kind, parent] of [
		['GM9901', 'municipality', null],
		['WK990101', 'district', 'GM9901'],
		['BU99010101', 'neighbourhood', 'WK990101'],
		['BU99010102', 'neighbourhood', 'WK990101'],
	]) {
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $2, 2023)',
			[waterveen, code, kind, parent],
		);
	}
});

describe('an administrator', () => {
	test('gives somebody new a role, with an account and a letter', async () => {
		await give();
		const [found] = await asActor(tariq, 'community', (tx) => peopleWithRoles(tx, tariq, 'brandst'));
		expect(found).toMatchObject({ name: 'Lotte Brandsteder', email: 'lotte@voorbeeld.nl' });
		expect(found?.roles[0]).toMatchObject({
			role: { nl: 'sociaal makelaar' },
			team: 'Sociaal makelaars',
			organisation: 'Stichting Draadkracht',
			employer: null,
			holds: true,
		});
		expect(
			((await asOwner(`select 1 from community.mail where template = 'role-given'`)) as { rowCount: number }).rowCount,
		).toBe(1);
	});
	test('gives a second role to the same address without making a second person', async () => {
		await give({ rol: 'team_worker', team: teamId('east'), werkgever: organisationId('housing') });
		const found = await asActor(tariq, 'community', (tx) => peopleWithRoles(tx, tariq, 'lotte'));
		expect(found).toHaveLength(1);
		expect(found[0]?.roles).toHaveLength(2);
		expect(found[0]?.roles.find(({ team }) => team === 'Buurtteam Oost')?.employer).toBe('Singelwonen');
	});
	test('a district in a role opens its neighbourhoods', async () => {
		await give({ email: 'wijk@voorbeeld.nl', gebieden: ['WK990101'] });
		const { rows } = (await asOwner(`select id from identity.user where email = 'wijk@voorbeeld.nl'`)) as {
			rows: { id: string }[];
		};
		const { hats } = await asTask('identity.resolve', waterveen, 'community', (tx) =>
			rolesOf(tx, { id: rows[0]?.id as string, name: 'X' }, waterveen),
		);
		expect(hats[0]?.areas.sort()).toEqual(['BU99010101', 'BU99010102', 'WK990101']);
	});
	test.each<[string, Partial<PersonInput>]>([
		['role-too-long', { tot: inDays(400) }],
		['ends-before-start', { tot: inDays(-1) }],
		['unknown-team', { team: teamId('elsewhere') }],
		['unknown-organisation', { werkgever: organisationId('elsewhere') }],
		['unknown-area', { gebieden: ['BU03440831'] }],
		['unknown-role-name', { naamVanRol: '019b0000-0000-7000-8000-000000000000' }],
	])('is told in words what is wrong: %s', async (code, change) => {
		expect(await refusal(give(change))).toBe(code);
	});
	test('ends a role, and from then on it opens nothing', async () => {
		const { rows } = (await asOwner('select id from community.assignment where worker_id = $1', [
			personId('dewi'),
		])) as { rows: { id: string }[] };
		await asActor(tariq, 'community', (tx) => endRole(tx, tariq, rows[0]?.id as string));
		const { hats } = await asTask('identity.resolve', waterveen, 'community', (tx) =>
			rolesOf(tx, { id: accountId('dewi'), name: 'Dewi' }, waterveen),
		);
		expect(hats).toEqual([]);
		expect(await refusal(asActor(tariq, 'community', (tx) => endRole(tx, tariq, rows[0]?.id as string)))).toBe(
			'already-done',
		);
	});
	test('gives themselves no role, not a longer one either, however the address is written', async () => {
		const { rows } = await asOwner('select email from identity.user where id = $1', [accountId('tariq')]);
		const before = (await asOwner('select count(*) as n from community.assignment')).rows;
		for (const rol of ['social_broker', 'administrator'] as const)
			expect(await refusal(give({ email: rows[0]?.email.toUpperCase(), rol, team: teamId('policy') }))).toBe(
				'role-for-oneself',
			);
		expect((await asOwner('select count(*) as n from community.assignment')).rows).toEqual(before);
	});
	test('does not end their own role', async () => {
		const { rows } = (await asOwner('select id from community.assignment where worker_id = $1', [
			personId('tariq'),
		])) as { rows: { id: string }[] };
		expect(await refusal(asActor(tariq, 'community', (tx) => endRole(tx, tariq, rows[0]?.id as string)))).toBe(
			'own-role',
		);
	});
	test('does not find a role of another municipality', async () => {
		const { rows } = (await asOwner('select id from community.assignment where worker_id = $1', [personId('gea')])) as {
			rows: { id: string }[];
		};
		await expect(asActor(tariq, 'community', (tx) => endRole(tx, tariq, rows[0]?.id as string))).rejects.toThrow(
			/not found/,
		);
	});
	test('starts an organisation and a team once each, and ends them only when nobody works there', async () => {
		const act = (work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<unknown>) =>
			refusal(asActor(tariq, 'community', work));
		expect(await act((tx) => startOrganisation(tx, tariq, 'De Spil', 'residents'))).toBe('no refusal');
		expect(await act((tx) => startOrganisation(tx, tariq, 'de spil', 'residents'))).toBe('name-in-use');
		expect(await act((tx) => startTeam(tx, tariq, organisationId('welfare'), 'sociaal makelaars', []))).toBe(
			'name-in-use',
		);
		expect(await act((tx) => startTeam(tx, tariq, organisationId('elsewhere'), 'Nieuw', []))).toBe(
			'unknown-organisation',
		);
		expect(await act((tx) => startTeam(tx, tariq, organisationId('welfare'), 'Nieuw', ['BU99010101']))).toBe(
			'no refusal',
		);
		expect(await act((tx) => endTeam(tx, tariq, teamId('brokers')))).toBe('still-in-use');
		expect(await act((tx) => endOrganisation(tx, tariq, organisationId('welfare')))).toBe('still-in-use');
	});
	test('calls a kind of role what it is called here, and everyone sees that name', async () => {
		await asActor(tariq, 'community', (tx) =>
			nameRole(tx, tariq, {
				id: '',
				kind: 'social_broker',
				nl: 'opbouwwerker',
				en: 'community worker',
				dutiesNl: '',
				dutiesEn: '',
			}),
		);
		const { hats } = await asTask('identity.resolve', waterveen, 'community', (tx) =>
			rolesOf(tx, { id: accountId('marloes'), name: 'Marloes' }, waterveen),
		);
		expect(hats[0]).toMatchObject({ roles: ['social_broker'], label: { nl: 'opbouwwerker', en: 'community worker' } });
	});
});
