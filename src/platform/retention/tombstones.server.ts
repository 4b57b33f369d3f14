import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyedHash } from '../identity/sealed.server.ts';

/**
 * What was erased and must stay so when an older copy of the database comes back: a file beside the database with a keyed hash
 * per line. Whoever reads it without our key learns nothing, and with it only whether an id they have already was erased.
 */
const listIn = (dataDir: string): string => join(dataDir, 'erased.txt');

/** What may be told to be gone, or shut. */
export type Erased =
	| ('card' | 'signal' | 'client' | 'referral' | 'intake' | 'nuisance')
	| ('permission' | 'representative' | 'relation' | 'hold' | 'rest' | 'secret-address');

export const tombstoneOf = (kind: Erased, municipalityId: string, id: string): string =>
	keyedHash(`tombstone:${kind}:${municipalityId}`, id);

/** Adds one; twice is the same as once. Without a data folder there is nowhere outside the database to write. */
export function keepTombstone(tombstone: string, dataDir = process.env.DATA_DIR): void {
	if (dataDir) appendFileSync(listIn(dataDir), `${tombstone}\n`, { mode: 0o600 });
}

export function keptTombstones(dataDir = process.env.DATA_DIR): Set<string> {
	if (!dataDir || !existsSync(listIn(dataDir))) return new Set();
	return new Set(readFileSync(listIn(dataDir), 'utf8').split('\n').filter(Boolean));
}

/** Does something once after an older copy of the database was put back: `npm run restore` leaves a mark, which goes when it is done. */
export async function afterRestore(work: () => Promise<unknown>, dataDir = process.env.DATA_DIR): Promise<void> {
	const mark = dataDir && join(dataDir, 'restored');
	if (!mark || !existsSync(mark)) return;
	await work();
	rmSync(mark);
}
