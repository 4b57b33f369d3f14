import { randomBytes } from 'node:crypto';
import { followCodeBytes, followCodeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';

/** A code that fits on a card and can be read aloud: with it somebody takes their yes back. */
export const newYesCode = (): string => followCodeFrom(randomBytes(followCodeBytes));

/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const yesCodeHash = (code: string): string => keyedHash('yes-code', code);
