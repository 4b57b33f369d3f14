import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { keyedHash } from '#platform/identity/sealed.server';
import { roomCodeLetters } from './room.forms.ts';

/** A code of 80 bits, for a booking or an invitation. */
export const newRoomCode = (): string => codeFrom(randomBytes(roomCodeLetters));

/** What is kept of it: keyed, so that a stolen table cannot be searched for codes. */
export const roomCodeHash = (code: string): string => keyedHash('room-code', code);
