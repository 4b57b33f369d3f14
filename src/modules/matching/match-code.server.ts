import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';
import { matchCodeLetters } from './match.ts';

/** A code on a letter or a slip that opens one side of one match: 80 bits, and it dies with the match. */
export const newMatchCode = (): string => codeFrom(randomBytes(matchCodeLetters));

/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const matchCodeHash = (code: string): string => keyedHash('match-code', code);
