import { randomBytes } from 'node:crypto';
import { keyedHash } from '#platform/identity/sealed.server';
import { votingCodeBytes, votingCodeFrom } from './voting-code.ts';

/**
 * A code is known under two names that have nothing in common without the keys, which are in no database: one says that it may
 * vote, the other where its ballot is.
 */
export const registerHash = (code: string): string => keyedHash('vote-register', code);
export const ballotKey = (code: string): string => keyedHash('vote-ballot', code);
/** Another name for each vote, so that nobody reads who read which sheets. */
export const readerOf = (voteId: string, personId: string): string => keyedHash('vote-reader', `${voteId} ${personId}`);

export const newVotingCode = (): string => votingCodeFrom(randomBytes(votingCodeBytes));

/** Codes of a demonstration can be made again, so that everybody who looks can vote. */
export const demoVotingCodes = (voteId: string, many = 6): string[] =>
	Array.from({ length: many }, (_, nth) =>
		votingCodeFrom(Buffer.from(keyedHash('vote-demo', `${voteId} ${nth}`), 'base64url')),
	);
