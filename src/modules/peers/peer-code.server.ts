import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';
import { peerCodeLetters } from './peer.ts';

/** A code that speaks for one person in one group: 80 bits. */
export const newPeerCode = (): string => codeFrom(randomBytes(peerCodeLetters));

/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const peerCodeHash = (code: string): string => keyedHash('peer-code', code);
