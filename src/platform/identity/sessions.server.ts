import type { RequestEvent } from '@sveltejs/kit';
import { SignInNeeded } from '../errors.ts';
import { forgetHat, forgetWhoIsWho, signedIn } from './actor-for.server.ts';
import { dropFollowCode } from './cookies.server.ts';
import { endSessions, type SessionRow, sessionsOf } from './identity.store.server.ts';
import { cookiePrefix } from './sign-in.server.ts';

export type Session = SessionRow & { device: string };

/** Where this account is signed in, this browser first. */
export async function mySessions(event: RequestEvent): Promise<Session[]> {
	const who = signedIn(event);
	if (!who) throw new SignInNeeded();
	const rows = await sessionsOf(who.accountId);
	return rows
		.map((row) => ({ ...row, current: row.id === who.sessionId, device: deviceIn(row.userAgent) }))
		.sort((a, b) => Number(b.current) - Number(a.current));
}

/** A device by the two words people know it by. */
export function deviceIn(userAgent: string): string {
	const browser = /Edg\//.test(userAgent)
		? 'Edge'
		: /OPR\//.test(userAgent)
			? 'Opera'
			: /Firefox\//.test(userAgent)
				? 'Firefox'
				: /Chrome\//.test(userAgent)
					? 'Chrome'
					: /Safari\//.test(userAgent)
						? 'Safari'
						: '';
	const system = /iPhone|iPad/.test(userAgent)
		? 'iPhone'
		: /Android/.test(userAgent)
			? 'Android'
			: /Windows/.test(userAgent)
				? 'Windows'
				: /Mac OS X/.test(userAgent)
					? 'Mac'
					: /Linux/.test(userAgent)
						? 'Linux'
						: '';
	return [browser, system].filter(Boolean).join(' · ');
}

export async function endSession(event: RequestEvent, id: string): Promise<void> {
	const who = signedIn(event);
	if (!who) throw new SignInNeeded();
	await endSessions(who.accountId, { only: id });
	forgetWhoIsWho();
}

export async function endOtherSessions(event: RequestEvent): Promise<number> {
	const who = signedIn(event);
	if (!who) throw new SignInNeeded();
	const ended = await endSessions(who.accountId, { allBut: who.sessionId });
	forgetWhoIsWho();
	return ended;
}

/** Signs out here: the session ends, and the browser is told to forget everything it kept from us. */
export async function signOut(event: RequestEvent): Promise<void> {
	const who = signedIn(event);
	if (who) await endSessions(who.accountId, { only: who.sessionId });
	for (const name of [`__Secure-${cookiePrefix}.session_token`, `${cookiePrefix}.session_token`]) {
		event.cookies.delete(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:' });
	}
	forgetHat(event);
	dropFollowCode(event);
	forgetWhoIsWho();
	// Notes that wait on the phone stay: locked, bound to who wrote them, and named on the page before (nothing silently lost).
	event.setHeaders({ 'clear-site-data': '"cache"' });
}
