import { beforeAll, describe, expect, test } from 'vitest';
import { placesOf, rolesOf } from '#modules/people/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, organisationId, persona, personId, seedPeople, teamId } from '#testing/personas';
import { browser } from '#testing/request';
import { type Municipality, municipalityFor } from '../municipality.server.ts';
import { passCookies } from './cookies.server.ts';
import { actorFor, forgetWhoIsWho, signedIn, useDirectory, wearHat } from './index.server.ts';
import { signInFor } from './sign-in.server.ts';

const { asOwner } = useDatabase();
let municipality: Municipality;

beforeAll(async () => {
	await seedPeople(asOwner);
	useDirectory(rolesOf, placesOf);
	municipality = (await municipalityFor('waterveen.test')) as Municipality;
});

/** A browser in which this person is signed in, as the demo's looks do. */
async function signedInAs(name: Parameters<typeof accountId>[0]) {
	const chrome = browser();
	const event = chrome.visit('/kijk-binnen');
	const { headers } = await signInFor(event.url.origin).api.lookAs({
		body: { userId: accountId(name) },
		headers: event.request.headers,
		returnHeaders: true,
	});
	passCookies(event, headers);
	forgetWhoIsWho();
	return chrome;
}

describe('who is asking', () => {
	test('a visitor without a session is nobody, and no query is needed to know it', async () => {
		expect(await actorFor(browser().visit(), municipality)).toEqual({
			municipalityId: waterveen,
			kind: 'anonymous',
			roles: [],
			areas: [],
			level: 0,
		});
	});
	test('somebody with a made-up session is nobody', async () => {
		const chrome = browser();
		chrome.jar.set('bw.session_token', 'made-up.signature');
		expect((await actorFor(chrome.visit(), municipality)).kind).toBe('anonymous');
	});
	test.each(['marloes', 'yusuf', 'ingrid', 'dewi', 'bram', 'anouk', 'tariq', 'samira', 'henk'] as const)(
		'%s is known with role, organisation and team',
		async (name) => {
			const chrome = await signedInAs(name);
			const { areas: _a, level: _l, assignmentId: _i, ...actor } = await actorFor(chrome.visit(), municipality);
			const { areas: _b, level: _m, assignmentId: _j, ...expected } = persona(name);
			expect(actor).toEqual(expected);
		},
	);
	test('Femke is paid by the housing association and acts for the neighbourhood team', async () => {
		const chrome = await signedInAs('femke');
		expect(await actorFor(chrome.visit(), municipality)).toMatchObject({
			organisationId: organisationId('teams'),
			employerOrganisationId: organisationId('housing'),
			teamId: teamId('east'),
		});
	});
	test('somebody who works elsewhere comes here as a resident with a card of their own', async () => {
		const chrome = await signedInAs('gea');
		const actor = await actorFor(chrome.visit(), municipality);
		expect(actor).toMatchObject({ kind: 'resident', roles: ['resident'], municipalityId: waterveen });
		expect(actor.personId).not.toBe(personId('gea'));
		expect(actor.teamId).toBeUndefined();
	});
	test('a role that ended yesterday is worth nothing', async () => {
		const chrome = await signedInAs('soraya');
		await asOwner(
			`update community.assignment set valid_until = current_date - 1, valid_from = current_date - 30 where worker_id = $1`,
			[personId('soraya')],
		);
		forgetWhoIsWho();
		const actor = await actorFor(chrome.visit(), municipality);
		expect(actor.roles).toEqual(['resident']);
		expect(actor.personId).toBeUndefined();
	});
	test('who has two roles chooses which to wear, and only from their own', async () => {
		const chrome = await signedInAs('ingrid');
		const second = '019b0000-0000-7000-8000-00000000feed';
		await asOwner(
			`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at) values ($1, $2, $3, 'policy_officer', $4, $5, current_date - 1, current_date + 10, now())`,
			[waterveen, second, personId('ingrid'), teamId('policy'), organisationId('municipality')],
		);
		wearHat(chrome.visit(), second);
		const event = chrome.visit();
		expect(await actorFor(event, municipality)).toMatchObject({ roles: ['policy_officer'], teamId: teamId('policy') });
		expect(signedIn(event)?.hats).toHaveLength(2);
		wearHat(chrome.visit(), '019b0000-0000-7000-8000-00000000dead');
		expect((await actorFor(chrome.visit(), municipality)).roles).toHaveLength(1);
	});
	test('a session that is ended stops within five seconds', async () => {
		const chrome = await signedInAs('dewi');
		expect((await actorFor(chrome.visit(), municipality)).kind).toBe('staff');
		await asOwner('delete from identity.session where user_id = $1', [accountId('dewi')]);
		await new Promise((later) => setTimeout(later, 5_100));
		expect((await actorFor(chrome.visit(), municipality)).kind).toBe('anonymous');
	});
	test('a worker is signed out ten hours after signing in, a resident is not', async () => {
		const [worker, resident] = [await signedInAs('yusuf'), await signedInAs('samira')];
		await asOwner(`update identity.session set created_at = created_at - interval '10 hours 1 minute'`);
		forgetWhoIsWho();
		expect((await actorFor(worker.visit(), municipality)).kind).toBe('anonymous');
		expect((await actorFor(resident.visit(), municipality)).kind).toBe('resident');
	});
});
