import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { placesOf, rolesOf } from '#modules/people/index.server';
import { useDatabase } from '#testing/database';
import { accountId, seedPeople } from '#testing/personas';
import { browser } from '#testing/request';
import { type Municipality, municipalityFor } from '../municipality.server.ts';
import { passCookies } from './cookies.server.ts';
import { signInEndpoint } from './endpoints.server.ts';
import {
	actorFor,
	firstPage,
	forgetWhoIsWho,
	signedIn,
	startOrganisationSignIn,
	useDirectory,
} from './index.server.ts';

const { asOwner } = useDatabase();
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const words = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** What the organisation's provider says the next time. */
let next: { claims: object; key: typeof keys.privateKey };
let issuer = '';

/** A provider of our own: real discovery, real keys, real signatures. */
const provider = createServer((request, response) => {
	const answer = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
	if (request.url === '/jwks')
		return answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
	if (request.url !== '/token') {
		return answer({
			issuer,
			authorization_endpoint: `${issuer}/authorize`,
			token_endpoint: `${issuer}/token`,
			jwks_uri: `${issuer}/jwks`,
			id_token_signing_alg_values_supported: ['RS256'],
		});
	}
	const now = Math.floor(Date.now() / 1000);
	const body = `${words({ alg: 'RS256', kid: 'one' })}.${words({ iss: issuer, aud: 'buurtweefsel', iat: now, exp: now + 300, name: 'Marloes', ...next.claims })}`;
	answer({
		access_token: 'x',
		token_type: 'Bearer',
		id_token: `${body}.${sign('sha256', Buffer.from(body), next.key).toString('base64url')}`,
	});
});

let municipality: Municipality;
let address: string;
beforeAll(async () => {
	await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
	issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
	vi.stubEnv('OIDC_ISSUER', issuer).stubEnv('OIDC_CLIENT_ID', 'buurtweefsel').stubEnv('OIDC_CLIENT_SECRET', 'secret');
	// The demo asks nobody for a second factor.
	await asOwner("update open.installation set mode = 'production'");
	await seedPeople(asOwner);
	useDirectory(rolesOf, placesOf);
	municipality = (await municipalityFor('waterveen.test')) as Municipality;
	// She came in with a mail code before: only an address that was proven here too is ever joined to a provider's.
	address = (
		await asOwner('update identity.user set email_verified = true where id = $1 returning email', [
			accountId('marloes'),
		])
	).rows[0].email;
});
afterAll(() => {
	vi.unstubAllEnvs();
	provider.close();
});
afterEach(async () => {
	await asOwner('delete from identity.rate_limit');
	await asOwner('delete from identity.account');
	await asOwner('delete from identity.session');
});

let door = 4000;
/** Goes to the provider and back. Each visit has an address of its own, so that it reads the settings anew. */
async function comesBackWith(claims: object, accepted = '', key = keys.privateKey) {
	vi.stubEnv('OIDC_ACR', accepted);
	const visitor = browser(`http://localhost:${door++}`);
	const there = new URL(await startOrganisationSignIn(visitor.visit('/inloggen'), '/inloggen/binnen'));
	next = { claims: { nonce: there.searchParams.get('nonce'), ...claims }, key };
	const answer = await signInEndpoint(
		visitor.visit(`/api/auth/callback/organisation?code=c&state=${there.searchParams.get('state')}`),
	);
	const back = visitor.visit('/inloggen/binnen');
	passCookies(back, answer.headers);
	forgetWhoIsWho();
	const event = visitor.visit('/inloggen/binnen');
	await actorFor(event, municipality);
	return {
		to: answer.headers.get('location') ?? '',
		who: signedIn(event),
		first: firstPage(event, ''),
		asked: there.searchParams.get('acr_values'),
	};
}
const marloes = (more: object) => ({ sub: 'm-1', email: address, email_verified: true, ...more });

describe('who signs in with their organisation', () => {
	test('is asked for a second factor of their own when the operator named no strength', async () => {
		const { who, first } = await comesBackWith(marloes({ acr: 'high', amr: ['mfa'] }));
		expect(who).toMatchObject({ accountId: accountId('marloes'), level: 1, secondFactorMissing: true });
		expect(first).toBe('/mijn/veiligheid');
	});
	test('is asked for it too when the provider did less than what we asked', async () => {
		expect(await comesBackWith(marloes({ acr: 'low' }), 'high')).toMatchObject({
			asked: 'high',
			who: { level: 1, secondFactorMissing: true },
		});
	});
	test('goes straight to work when the provider says that it asked two things', async () => {
		expect(await comesBackWith(marloes({ acr: 'high' }), 'substantial high')).toMatchObject({
			who: { level: 2, secondFactorMissing: false },
			first: '/vandaag',
		});
		expect(await comesBackWith(marloes({ amr: ['pwd', 'mfa'] }), 'mfa')).toMatchObject({ who: { level: 2 } });
	});
	test('and is not let in on a token that somebody else signed, or that was made for another visit', async () => {
		const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
		expect((await comesBackWith(marloes({ acr: 'high' }), 'high', other)).who).toBeUndefined();
		expect((await comesBackWith(marloes({ acr: 'high', nonce: 'of another visit' }), 'high')).who).toBeUndefined();
	});
});

describe('an address nobody vouched for', () => {
	test.each([false, undefined, 'false', 'true'])('opens no account that is there (%s)', async (email_verified) => {
		const { who, to } = await comesBackWith(marloes({ sub: 'stranger', email_verified, acr: 'high' }), 'high');
		expect(who).toBeUndefined();
		expect(to).toContain('error=');
		expect((await asOwner('select 1 from identity.account')).rows).toHaveLength(0);
	});
	test('makes no new account to wait there for its owner', async () => {
		expect(
			(await comesBackWith({ sub: 'new', email: 'later@waterveen.test', email_verified: false })).who,
		).toBeUndefined();
		expect((await asOwner("select 1 from identity.user where email = 'later@waterveen.test'")).rows).toHaveLength(0);
		expect(
			(await comesBackWith({ sub: 'new', email: 'later@waterveen.test', email_verified: true })).who,
		).toMatchObject({ email: 'later@waterveen.test', level: 1 });
	});
});
