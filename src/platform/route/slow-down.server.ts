import { setTimeout as wait } from 'node:timers/promises';
import type { RequestEvent } from '@sveltejs/kit';
import { clock } from '../clock.ts';
import { perDatabase } from '../db/index.server.ts';
import { TooMany } from '../errors.ts';
import { keyedHash } from '../identity/sealed.server.ts';

const hourMs = 3600_000;
/** After this many in an hour every next one waits a moment: no bother for a person, a lot for a machine. */
const freely = 10;
const waitMs = 1500;
/** More than this is a flood. */
const flood = 240;
/** A hall where sixty phones share one address, a desk where people vote one after the other: counted apart from all else. */
const inOneRoom: Record<string, { freely: number; flood: number }> = {
	'analysis.take-part': { freely: 600, flood: 2400 },
	'ballots.cast': { freely: 60, flood: 600 },
};

const addresses = perDatabase(() => new Map<string, { since: number; count: number }>());

/**
 * Counts what comes in without an account from one address, kept only as a keyed hash and only in this process (privacy S12).
 * @returns the milliseconds to wait before answering
 * @throws TooMany for a flood
 */
export function countFrom(permission: string, event: RequestEvent): number {
	// Signing in counts its own tries, per address and per visitor.
	if (event.locals.actor?.accountId || permission.startsWith('identity.')) return 0;
	const now = clock.now().getTime();
	const seen = addresses();
	if (seen.size > 20_000) for (const [key, { since }] of seen) if (now - since > hourMs) seen.delete(key);
	const room = inOneRoom[permission];
	const key = keyedHash('address', room ? `${addressOf(event)} ${permission}` : addressOf(event));
	const known = seen.get(key);
	const current = known && now - known.since <= hourMs ? known : { since: now, count: 0 };
	current.count++;
	seen.set(key, current);
	if (current.count > (room?.flood ?? flood)) throw new TooMany(Math.ceil((current.since + hourMs - now) / 1000));
	return current.count > (room?.freely ?? freely) ? waitMs : 0;
}

function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** Waits after the work is saved, so that no connection to the database waits along. */
export async function slowDown(milliseconds: number): Promise<void> {
	if (milliseconds > 0) await wait(milliseconds);
}
