import { Refused } from '#platform/errors';
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
