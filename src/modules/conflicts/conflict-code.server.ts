import { randomBytes } from 'node:crypto';
import { keyedHash } from '#platform/identity/sealed.server';
import { conflictCodeFrom, conflictCodeLetters } from './conflict.forms.ts';

export const newConflictCode = (): string => conflictCodeFrom(randomBytes(conflictCodeLetters));
/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const conflictCodeHash = (code: string): string => keyedHash('conflict-code', code);
