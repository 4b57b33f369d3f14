import { createAuthEndpoint } from '@better-auth/core/api';
import { defineRequestState } from '@better-auth/core/context';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { setSessionCookie } from 'better-auth/cookies';
import { emailOTP, genericOAuth, twoFactor } from 'better-auth/plugins';
import { CamelCasePlugin, type Kysely } from 'kysely';
import * as v from 'valibot';
import { clock } from '../clock.ts';
import type { Tables } from '../db/tables.ts';
import { keyFor, zoneFor } from '../db/zones.server.ts';
import { newId } from '../ids.ts';
import { noteSignIn } from './identity.store.server.ts';
import { type SaidOfSigningIn, strengthOf, vouchesForAddress } from './organisation-strength.ts';
import { keyedHash } from './sealed.server.ts';

export const codeDigits = 8;
export const codeMinutes = 10;
export const codeTries = 5;
export const residentDays = 30;
export const cookiePrefix = 'bw';

/** How strong the provider says that this one sign-in through an organisation was. Lives as long as the request. */
const organisationStrength = defineRequestState<1 | 2>(() => 1);

/** A session's strength: a passkey proves two things at once, an organisation when its provider says so. */
async function levelOf(session: Record<string, unknown>, path: string | undefined): Promise<1 | 2> {
	if (session.level === 2 || path === '/passkey/verify-authentication') return 2;
	return path === '/callback/:id' || path?.startsWith('/oauth2/callback/') ? organisationStrength.get() : 1;
}

export type SignIn = ReturnType<typeof makeSignIn>;

const made = new WeakMap<Kysely<Tables>, Map<string, SignIn>>();

/** The sign-in of one web address: passkeys and cookies belong to the address people came on. */
export function signInFor(origin: string): SignIn {
	const db = zoneFor('zone_identity');
	let perOrigin = made.get(db);
	if (!perOrigin || perOrigin.size > 50) made.set(db, (perOrigin = new Map()));
	let signIn = perOrigin.get(origin);
	if (!signIn) perOrigin.set(origin, (signIn = makeSignIn(db, origin)));
	return signIn;
}

function makeSignIn(db: Kysely<Tables>, origin: string) {
	const { hostname, protocol } = new URL(origin);
	return betterAuth({
		appName: 'Buurtweefsel',
		baseURL: origin,
		basePath: '/api/auth',
		trustedOrigins: [origin],
		secret: keyFor('sign-in').toString('base64url'),
		telemetry: { enabled: false },
		logger: { level: 'error' },
		database: {
			db: db.withSchema('identity').withPlugin(new CamelCasePlugin()) as never,
			type: 'postgres',
			transaction: true,
		},
		emailAndPassword: { enabled: false },
		// No provider is trusted by its name: it vouches for each address, or the account stays apart.
		account: { accountLinking: { enabled: true, trustedProviders: [] } },
		session: {
			expiresIn: residentDays * 86_400,
			// Absolute: using it does not make it longer. Staff end sooner, see actor-for.
			disableSessionRefresh: true,
			additionalFields: { level: { type: 'number', required: false, defaultValue: 1, input: false } },
		},
		user: {
			additionalFields: {
				madeByAdministrator: { type: 'boolean', required: false, defaultValue: false, input: false },
			},
			// An account made at an address nobody vouched for would wait there for its real owner, or for the role they get.
			validateUserInfo: ({ user, source }) =>
				source.method === 'oauth' && source.action !== 'sign-in' && user.emailVerified !== true
					? { error: 'email_not_verified' }
					: undefined,
		},
		databaseHooks: {
			session: {
				create: {
					before: async (session, ctx) => ({
						data: { ...session, level: await levelOf(session, ctx?.path), ipAddress: null },
					}),
					// From here the term of an account that nobody uses is counted.
					after: async (session) => noteSignIn(session.userId, clock.now()),
				},
			},
		},
		advanced: {
			cookiePrefix,
			useSecureCookies: protocol === 'https:',
			database: { generateId: () => newId() },
			ipAddress: { disableIpTracking: true },
		},
		rateLimit: { enabled: true, storage: 'database', window: 60, max: 30, modelName: 'rateLimit' },
		plugins: [
			emailOTP({
				otpLength: codeDigits,
				expiresIn: codeMinutes * 60,
				allowedAttempts: codeTries,
				storeOTP: { hash: async (code) => keyedHash('sign-in-code', code) },
				// Never asked to: sign-in-code.server.ts makes the code and has it sent after the answer.
				sendVerificationOTP: async () => {},
			}),
			passkey({
				rpID: hostname,
				rpName: 'Buurtweefsel',
				origin,
				schema: { passkey: { fields: { credentialID: 'credentialId' } } },
			}),
			twoFactor({
				issuer: 'Buurtweefsel',
				allowPasswordless: true,
				totpOptions: { digits: 6, period: 30 },
				backupCodeOptions: { amount: 8, length: 10, storeBackupCodes: 'encrypted' },
			} as never),
			...organisationSignIn(),
			demoLook(),
		],
	});
}

export const organisationSignInName = (): string | undefined =>
	process.env.OIDC_ISSUER && process.env.OIDC_CLIENT_ID
		? process.env.OIDC_NAME || new URL(process.env.OIDC_ISSUER).hostname
		: undefined;

/** Any OpenID Connect provider: a municipality's own, or a broker for DigiD, eHerkenning and Yivi. Code flow with PKCE. */
function organisationSignIn() {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ACR } = process.env;
	if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
	return [
		genericOAuth({
			config: [
				{
					providerId: 'organisation',
					discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
					requireIdTokenVerification: true,
					clientId: OIDC_CLIENT_ID,
					...(OIDC_CLIENT_SECRET && { clientSecret: OIDC_CLIENT_SECRET }),
					scopes: ['openid', 'email', 'profile'],
					pkce: true,
					...(OIDC_ACR && { authorizationUrlParams: { acr_values: OIDC_ACR } }),
					mapProfileToUser: (profile) => ({ emailVerified: vouchesForAddress(profile) }),
					// Asked after the ID token was checked, and before the session is made.
					accountSubject: async ({ tokens, profile }) => {
						const said = tokens.idToken ? claimsIn(tokens.idToken) : {};
						// Who the signed token is about is who signs in (OpenID Connect Core §5.3.2).
						if (said.sub !== profile.sub) throw new Error('The profile is not about whom the ID token is about.');
						await organisationStrength.set(strengthOf(said, OIDC_ACR));
						return said.sub ?? '';
					},
				},
			],
		}),
	];
}

/** What stands in a signed token. Reads only; the library checked the signature. */
const claimsIn = (token: string): SaidOfSigningIn & { sub?: string } =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

/** Signs in as one of the demo's people. Only our own code on the server can call it, and only the demo does. */
const demoLook = () => ({
	id: 'demo-look' as const,
	endpoints: {
		lookAs: createAuthEndpoint.serverOnly({ method: 'POST', body: v.object({ userId: v.string() }) }, async (ctx) => {
			const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
			if (!user) return ctx.json({ done: false });
			const session = await ctx.context.internalAdapter.createSession(user.id, false, { level: 2 }, true);
			await setSessionCookie(ctx, { session, user });
			return ctx.json({ done: true });
		}),
	},
});
