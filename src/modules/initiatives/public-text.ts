import { findIdentifiers, type IdentifierKind } from '#platform/free-text/identifiers';

/**
 * What may not stand on a page that everyone can read: numbers and addresses that lead straight to one person.
 * Names and meeting places are left to who writes, because here they are often meant; the page itself can be reported.
 */
export const privateDetails = ['bsn', 'iban', 'phone', 'mail'] as const satisfies readonly IdentifierKind[];
export type PrivateDetail = (typeof privateDetails)[number];

/** The first private detail in a text for everyone; undefined when there is none. */
export const privateDetailIn = (text: string): PrivateDetail | undefined =>
	findIdentifiers(text)
		.map(({ kind }) => privateDetails.find((refused) => refused === kind))
		.find((kind) => kind !== undefined);
