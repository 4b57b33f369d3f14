import { findIdentifiers, type IdentifierKind, markOf } from '#platform/free-text/identifiers';

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

export type PublicWords = { title: string; summary: string; story: string };

/** Title, sentence and story as one text, to lay what was beside what will be. */
export const wholeText = ({ title, summary, story }: PublicWords): string =>
	[title, summary, story].filter(Boolean).join('\n\n');

/**
 * The mark of texts that their writer saw as everyone will see them. Another word gives another mark, so that a yes is for
 * these texts and no others. Spaces around a text do not matter.
 */
export const seenMark = (...texts: readonly string[]): string => markOf(texts.map((text) => text.trim()).join('\n\n'));
