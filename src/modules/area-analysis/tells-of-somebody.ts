import { Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';

/**
 * No number or address on the wall, and what looks like a name or an illness only after a second look: it may be a street.
 * @throws Refused('analysis-names-somebody' | 'analysis-look-again')
 */
export function refusePersons(field: string, text: string, looked: boolean): void {
	const found = findIdentifiers(text);
	const sure = found.find(({ kind }) => kind !== 'name' && kind !== 'health');
	if (sure) throw new Refused('analysis-names-somebody', field, { piece: sure.piece });
	if (found[0] && !looked) throw new Refused('analysis-look-again', field, { piece: found[0].piece });
}

/** What may tell of somebody, to look at before everybody reads it. */
export const tellsOfSomebody = (texts: readonly string[]): string[] =>
	texts.filter((text) => findIdentifiers(text).length > 0);
