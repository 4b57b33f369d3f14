import { Refused } from '#platform/errors';
import { checkText } from '#platform/free-text/identifiers';

/**
 * What workers write on the board is read by colleagues of other organisations: no names, addresses or numbers, unless the
 * writer looked once more. A burgerservicenummer never.
 */
export function refuseWhatPointsAtPersons(text: string, confirmed: string, field: string): void {
	const { outcome, found } = checkText(text, confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', field);
	if (outcome === 'ask') throw new Refused('text-points-at-person', field, { pieces: found.length });
}
