import type { RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { keyedHash, seal, unseal } from './sealed.server.ts';

/** Hands the cookies that the sign-in library wants set to the answer of this request. */
export function passCookies(event: RequestEvent, headers: Headers): void {
	for (const line of headers.getSetCookie()) {
		for (const [name, { value, path, 'max-age': maxAge }] of parseSetCookieHeader(line)) {
			event.cookies.set(name, decodeURIComponent(value), {
				path: path || '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: isSecure(event),
				...(maxAge !== undefined && { maxAge }),
			});
		}
	}
}

const isSecure = (event: RequestEvent): boolean => event.url.protocol === 'https:';

/** A cookie of ours: locked, for this site alone, gone when the browser closes unless seconds are given. */
export function setSealed(event: RequestEvent, name: string, value: string, seconds?: number): void {
	event.cookies.set(name, seal(name, value), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isSecure(event),
		...(seconds && { maxAge: seconds }),
	});
}

export function readSealed(event: RequestEvent, name: string): string | undefined {
	const sealed = event.cookies.get(name);
	return sealed ? unseal(name, sealed) : undefined;
}

export const forgetCookie = (event: RequestEvent, name: string): void => event.cookies.delete(name, { path: '/' });

const followCookie = 'bw.volg';
const followDays = 90;

/** What is kept of a follow code, in a row as in the actor: nobody can go back from it to the code. */
export const followCodeHash = (code: string): string =>
	keyedHash('follow-code', code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

/** Remembers in this browser that its visitor holds a follow code, so that they come back as its holder. */
export function holdFollowCode(event: RequestEvent, code: string): void {
	setSealed(event, followCookie, followCodeHash(code), followDays * 86_400);
}

export const heldFollowCode = (event: RequestEvent): string | undefined => readSealed(event, followCookie);

export const dropFollowCode = (event: RequestEvent): void => forgetCookie(event, followCookie);
