import { randomInt } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { clock } from '../clock.ts';
import { Refused, TooMany } from '../errors.ts';
import type { Municipality } from '../municipality.server.ts';
import { sendAfterAnswer } from '../notify/index.server.ts';
import { forgetHat, forgetWhoIsWho } from './actor-for.server.ts';
import { forgetCookie, passCookies, readSealed, setSealed } from './cookies.server.ts';
import { changeEmail, forgetCode, userByEmail } from './identity.store.server.ts';
import { codeMinutes, cookiePrefix, signInFor } from './sign-in.server.ts';
import { limitTries } from './tries.server.ts';

const askedCookie = `${cookiePrefix}.gevraagd`;

/** What this browser asked: for which address, where to go after, and whether it replaces a lost address. */
type Asked = { email: string; to: string; at: number; movesAccount?: string };

/**
 * Makes a code for an address and has it sent after the answer. The same work and the same answer
 * whether we know the address or not.
 */
export async function askForCode(
	event: RequestEvent,
	municipality: Municipality,
	email: string,
	to: string,
	movesAccount?: string,
): Promise<void> {
	await limitTries('code-by-visitor', event.getClientAddress(), 40, 3_600);
	await limitTries('code-by-address', email, 5, 900);
	const signIn = signInFor(event.url.origin);
	await forgetCode(`sign-in-otp-${email}`);
	const code = await signIn.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
	setSealed(
		event,
		askedCookie,
		JSON.stringify({ email, to, at: clock.now().getTime(), ...(movesAccount && { movesAccount }) } satisfies Asked),
		codeMinutes * 60,
	);
	sendAfterAnswer(municipality, email, 'sign-in-code', { code: spaced(code), minutes: codeMinutes }, localeOf(event));
}

const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

export const localeOf = (event: RequestEvent): 'nl' | 'en' => (/^\/en(\/|$)/.test(event.url.pathname) ? 'en' : 'nl');

/** The address this browser asked a code for; a code works only in the browser that asked for it. */
export function askedFor(event: RequestEvent): Asked | undefined {
	const text = readSealed(event, askedCookie);
	if (!text) return undefined;
	const asked = JSON.parse(text) as Asked;
	return asked.at > clock.now().getTime() - codeMinutes * 60_000 ? asked : undefined;
}

/** Signs in with the code. Wrong, used, old or tried too often: one sentence for all, with the way on. */
export async function signInWithCode(event: RequestEvent, code: string): Promise<{ email: string; to: string }> {
	const asked = askedFor(event);
	if (!asked) throw new Refused('code-expired', 'code');
	await limitTries('code-tries', event.getClientAddress(), 60, 3_600);
	const { api } = signInFor(event.url.origin);
	try {
		if (asked.movesAccount) await moveAccount(event, asked.movesAccount, asked.email, code);
		const { headers } = await api.signInEmailOTP({
			body: { email: asked.email, otp: code, name: '' },
			headers: event.request.headers,
			returnHeaders: true,
		});
		passCookies(event, headers);
	} catch (problem) {
		if (problem instanceof Refused || problem instanceof TooMany) throw problem;
		throw new Refused(refusalFor(problem), 'code');
	}
	forgetCookie(event, askedCookie);
	forgetHat(event);
	forgetWhoIsWho();
	return { email: asked.email, to: asked.to };
}

function refusalFor(problem: unknown): string {
	const code = (problem as { body?: { code?: string } }).body?.code;
	if (code === 'TOO_MANY_ATTEMPTS') return 'code-too-many';
	if (code === 'OTP_EXPIRED') return 'code-expired';
	if (code === 'INVALID_OTP') return 'code-wrong';
	throw problem;
}

/** Gives an account its new address, once the code shows that the new mailbox is really theirs. */
async function moveAccount(event: RequestEvent, userId: string, email: string, code: string): Promise<void> {
	try {
		await signInFor(event.url.origin).api.checkVerificationOTP({
			body: { email, type: 'sign-in', otp: code },
			headers: event.request.headers,
		});
	} catch (problem) {
		if ((problem as { body?: { code?: string } }).body?.code !== 'USER_NOT_FOUND') throw problem;
	}
	if (await userByEmail(email)) throw new Refused('email-taken', 'code');
	await changeEmail(userId, email, clock.now());
}

/** Eight or ten characters that cannot be mistaken for each other, in groups. */
export function easyCode(groups: number, perGroup: number): string {
	const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
	return Array.from({ length: groups }, () =>
		Array.from({ length: perGroup }, () => letters[randomInt(letters.length)]).join(''),
	).join('-');
}
