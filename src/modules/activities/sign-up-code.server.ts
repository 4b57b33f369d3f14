import { codeFrom, readCode } from '#modules/signals';
import { keyedHash, seal, unseal } from '#platform/identity/sealed.server';

const letters = 16;

/**
 * The code with which somebody changes or ends their sign-up: 80 bits. It follows from the id under our key, so that a letter
 * months later can name it while the table holds no more than its hash.
 */
export const codeOfSignUp = (id: string): string =>
	codeFrom(Buffer.from(keyedHash('activity-sign-up', id), 'base64url').subarray(0, letters));

/** What is kept of it. Of what cannot be a code as well: it finds nothing. */
export const signUpHash = (code: string): string => keyedHash('activity-code', readCode(code, letters) ?? code);

export const signUpAddress = (code: string): string => `/activiteiten/aanmelding/${code}`;

/** The secret in the address of a calendar: it shows the day and nothing else, so that it may be given to a program of others. */
export const calendarSecret = (id: string): string => seal('activity-calendar', id);
export const signUpOfCalendar = (secret: string): string => unseal('activity-calendar', secret) ?? '';
