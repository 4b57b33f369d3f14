import { beforeAll, expect, test } from 'vitest';
import { asActor } from '#platform/db/index.server';
import { permissionNamed, scopesOf } from '#platform/policy/index.server';
import { useDatabase } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { teamScreen } from './team-screen.server.ts';

const { asOwner } = useDatabase();
const screen = (name: PersonaName) =>
	asActor(persona(name), 'community', (tx) => teamScreen({ tx, actor: persona(name) }));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});

test('a worker sees with whom they work in their area, for which organisation, the own team first', async () => {
	const { teams } = await screen('yusuf');
	expect(teams.map(({ name, organisation, mine }) => [name, organisation, mine])).toEqual([
		['Buurtteam West', 'Buurtteams Waterveen', true],
		['Sociaal makelaars', 'Stichting Draadkracht', false],
	]);
	expect(teams[0]?.members.map(({ name, me }) => [name, me])).toEqual([
		['Ingrid Ponsteen', false],
		['Yusuf Karadere', true],
	]);
});

test('who is on loan works for the team and is paid by somebody else, and that is said', async () => {
	const { teams } = await screen('femke');
	expect(teams.flatMap(({ members }) => members.map(({ name, onLoanFrom }) => [name, onLoanFrom]))).toEqual([
		['Femke Oosterveen', 'Singelwonen'],
		['Soraya Ramkhelawan', ''],
	]);
	expect((await screen('femke')).maySee.length).toBeGreaterThan(0);
});

test('is there for who works with residents; nobody of another municipality is on it', async () => {
	const may = personaNames.filter((name) => scopesOf(permissionNamed('organising.team'), persona(name)).length > 0);
	expect(may).toEqual(['marloes', 'yusuf', 'ingrid', 'femke', 'soraya', 'gea']);
	expect(JSON.stringify(await screen('gea'))).not.toMatch(/Yusuf|Waterveen/);
});
