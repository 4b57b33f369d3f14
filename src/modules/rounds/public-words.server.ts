import { privateDetailIn } from '#modules/initiatives';
import { Refused } from '#platform/errors';

/** Words that everybody reads hold no number or address that leads to one person. @throws Refused('initiative-text-…', field) */
export function refusePrivate(texts: Readonly<Record<string, string>>): void {
	for (const [field, text] of Object.entries(texts)) {
		const found = privateDetailIn(text);
		if (found) throw new Refused(`initiative-text-${found}`, field);
	}
}
