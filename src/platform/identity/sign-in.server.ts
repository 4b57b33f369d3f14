import { passkey } from '@better-auth/passkey';
import { createAuthEndpoint } from '@better-auth/core/api';
import { betterAuth } from 'better-auth';
import { setSessionCookie } from 'better-auth/cookies';
import { emailOTP, genericOAuth, twoFactor } from 'better-auth/plugins';
import { CamelCasePlugin, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../db/tables.ts';
import { keyFor, zoneFor } from '../db/zones.server.ts';
import { newId } from '../ids.ts';
import { keyedHash } from './sealed.server.ts';

export const codeDigits = 8;
export const codeMinutes = 10;
export const codeTries = 5;
export const residentDays = 30;
export const cookiePrefix = 'bw';

/** Where a session's strength comes from: these ways of signing in prove two things at once. */
const strongPaths = [/^\/passkey\/verify-authentication$/, /^\/callback\//, /^\/oauth2\/callback\//];

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
		database: { db: db.withSchema('identity').withPlugin(new CamelCasePlugin()) as never, type: 'postgres', transaction: true },
		emailAndPassword: { enabled: false },
		account: { accountLinking: { enabled: true, trustedProviders: ['organisation'] } },
		session: {
			expiresIn: residentDays * 86_400,
			// Absolute: using it does not make it longer. Staff end sooner, see actor-for.
			disableSessionRefresh: true,
			additionalFields: { level: { type: 'number', required: false, defaultValue: 1, input: false } },
		},
		user: { additionalFields: { madeByAdministrator: { type: 'boolean', required: false, defaultValue: false, input: false } } },
		databaseHooks: {
			session: {
				create: {
					before: async (session, ctx) => ({ data: { ...session, level: session.level === 2 || strongPaths.some((path) => path.test(ctx?.path ?? '')) ? 2 : 1, ipAddress: null } }),
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
			passkey({ rpID: hostname, rpName: 'Buurtweefsel', origin, schema: { passkey: { fields: { credentialID: 'credentialId' } } } }),
			twoFactor({ issuer: 'Buurtweefsel', allowPasswordless: true, totpOptions: { digits: 6, period: 30 }, backupCodeOptions: { amount: 8, length: 10, storeBackupCodes: 'encrypted' } } as never),
			...organisationSignIn(),
			demoLook(),
		],
	});
}

export const organisationSignInName = (): string | undefined => (process.env.OIDC_ISSUER && process.env.OIDC_CLIENT_ID ? process.env.OIDC_NAME || new URL(process.env.OIDC_ISSUER).hostname : undefined);

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
				},
			],
		}),
	];
}

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
