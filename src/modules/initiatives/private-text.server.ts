import { Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { privateDetailIn } from './public-text.ts';

/**
 * Stops a text for everyone that holds a citizen number, a phone number, an e-mail address or a home address.
 * @throws Refused('initiative-text-…', field)
 */
export function refusePrivateDetails(texts: Readonly<Record<string, string | undefined>>): void {
	for (const [field, text] of Object.entries(texts)) {
		const found = text && privateDetailIn(text);
		if (found) throw new Refused(`initiative-text-${found}`, field);
	}
}

/** In words for who carries it a phone number may stand; a citizen number never (privacy P08). */
export function refuseCitizenNumber(field: string, text: string): void {
	if (findIdentifiers(text).some(({ kind }) => kind === 'bsn')) throw new Refused('text-has-bsn', field);
}
