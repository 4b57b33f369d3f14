import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';
import { watchCodeLetters } from './watch.ts';

/** A code on a slip that opens one place in one circle: 80 bits, and it dies with that place. */
export const newWatchCode = (): string => codeFrom(randomBytes(watchCodeLetters));
/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const watchCodeHash = (code: string): string => keyedHash('watch-code', code);

/** The secret in the address of somebody's own calendar: 192 bits. */
export const newFeedSecret = (): string => randomBytes(24).toString('base64url');
export const feedHash = (secret: string): string => keyedHash('watch-feed', secret);
