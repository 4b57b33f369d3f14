import type { RequestEvent } from '@sveltejs/kit';
import { Refused, SignInNeeded } from '../errors.ts';
import { isShownInDemo, refuseToChangeLook } from './accounts.server.ts';
import { forgetWhoIsWho, signedIn } from './actor-for.server.ts';
import { passCookies } from './cookies.server.ts';
import {
	hasAuthenticator,
	newestTokenOf,
	passkeysOf,
	raiseSession,
	raiseSessionWithToken,
	removeAuthenticator,
	removePasskey,
} from './identity.store.server.ts';
import { newRecoveryCodes, recoveryCodesOf, takeRecoveryCode } from './recovery.server.ts';
import { signInFor } from './sign-in.server.ts';
import { limitTries } from './tries.server.ts';

export type Safety = {
	authenticator: boolean;
	passkeys: { id: string; name: string; createdAt: Date | null }[];
	codesLeft: number;
	level: 1 | 2;
	missing: boolean;
	/** Of the demo, and everybody's: nothing here can be changed. */
	shared: boolean;
};

function me(event: RequestEvent) {
	const who = signedIn(event);
	if (!who) throw new SignInNeeded();
	return who;
}

/** Whether there is anything beside the mailbox. */
export const isProtected = async (accountId: string): Promise<boolean> =>
	(await hasAuthenticator(accountId)) || (await passkeysOf(accountId)).length > 0;

/** How well this account is protected, for its owner. */
export async function safetyOf(event: RequestEvent): Promise<Safety> {
	const { accountId, level, secondFactorMissing } = me(event);
	const [authenticator, passkeys, codesLeft, shared] = await Promise.all([
		hasAuthenticator(accountId),
		passkeysOf(accountId),
		recoveryCodesOf(accountId),
		isShownInDemo(accountId),
	]);
	return { authenticator, passkeys, codesLeft, level, missing: secondFactorMissing, shared };
}

/** Starts with an authenticator app: what the app must know. It counts only after a first right code. */
export async function beginAuthenticator(event: RequestEvent): Promise<{ secret: string; uri: string }> {
	const { accountId, level } = me(event);
	await refuseToChangeLook(accountId);
	// Who has a second factor, of whatever kind, proves it first: otherwise a stolen mailbox would be enough to put one beside it.
	if (level < 2 && (await isProtected(accountId))) throw new Refused('confirm-first');
	const { totpURI } = (await signInFor(event.url.origin).api.enableTwoFactor({
		body: { method: 'totp' },
		headers: event.request.headers,
	})) as { totpURI: string };
	return { secret: new URL(totpURI).searchParams.get('secret') ?? '', uri: totpURI };
}

/** A right code from the app: this session now proves two things. */
export async function confirmWithAuthenticator(event: RequestEvent, code: string): Promise<void> {
	const { accountId } = me(event);
	await refuseToChangeLook(accountId);
	let token = '';
	await limitTries('authenticator', accountId, 10, 900);
	try {
		const { headers, response } = await signInFor(event.url.origin).api.verifyTOTP({
			body: { code },
			headers: event.request.headers,
			returnHeaders: true,
		});
		// The first right code makes a new session in place of this one, so the browser must hear of it.
		passCookies(event, headers);
		token = await newestTokenOf(accountId, response.token);
	} catch (problem) {
		const status = (problem as { statusCode?: number }).statusCode;
		if (status === undefined || status >= 500) throw problem;
		throw new Refused(status === 429 ? 'code-too-many' : 'code-wrong', 'code');
	}
	await raiseSessionWithToken(token);
	forgetWhoIsWho();
}

/** A code on paper in place of the app or the passkey: the mailbox and the paper are two things too. */
export async function confirmWithRecoveryCode(event: RequestEvent, code: string): Promise<void> {
	const { accountId, sessionId } = me(event);
	await limitTries('recovery-confirm', accountId, 10, 900);
	// It stands in for an app or a passkey that is there; alone it would make a mailbox enough.
	if (!(await isProtected(accountId))) throw new Refused('recovery-wrong', 'reservecode');
	if (!(await takeRecoveryCode(accountId, code))) throw new Refused('recovery-wrong', 'reservecode');
	await raiseSession(sessionId);
	forgetWhoIsWho();
}

export async function stopAuthenticator(event: RequestEvent): Promise<void> {
	const { accountId, level } = me(event);
	await refuseToChangeLook(accountId);
	if (level < 2) throw new Refused('confirm-first');
	await removeAuthenticator(accountId);
}

export async function stopPasskey(event: RequestEvent, id: string): Promise<void> {
	const { accountId, level } = me(event);
	await refuseToChangeLook(accountId);
	if (level < 2) throw new Refused('confirm-first');
	await removePasskey(accountId, id);
}

/** New codes on paper. With a second factor only after proving it, for each of these codes can stand in for it. */
export async function freshPaperCodes(event: RequestEvent): Promise<string[]> {
	const { accountId, level } = me(event);
	await refuseToChangeLook(accountId);
	if (level < 2 && (await isProtected(accountId))) throw new Refused('confirm-first');
	return newRecoveryCodes(accountId);
}
