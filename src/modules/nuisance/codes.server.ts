import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import { Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const nuisanceCodeHash = (code: string): string => keyedHash('nuisance-code', code);

/** Sixteen characters of five bits: 80 bits, more than anybody can try. */
export const newCode = (): string => codeFrom(randomBytes(16));

/** Words that others in the circle read: nobody's name, number, address or illness. @throws Refused('nuisance-names-somebody') */
export function refusePersons(field: string, text: string): void {
	const [first] = findIdentifiers(text);
	if (first) throw new Refused('nuisance-names-somebody', field, { piece: first.piece });
}
