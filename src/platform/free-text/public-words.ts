import { Refused } from '#platform/errors';
import { findIdentifiers, type Identifier, markOf } from './identifiers.ts';

/** Words for everybody, by the field they were typed in. */
export type PublicTexts = Readonly<Record<string, string | null | undefined>>;

/** Why words may not stand there as they are, in the field they stand in. */
export type PublicFault = {
	readonly field: string;
	/** A number never, nor the health of somebody; what else points at somebody only after a second look. */
	readonly code: 'public-number' | 'public-health' | 'text-points-at-person';
	readonly piece: string;
};

export type PublicRule = {
	/** The mark that the second look sent along; none before it. */
	readonly confirmed?: string | undefined;
	/** Where a group may be called on a number of its own, that is asked about instead of refused. */
	readonly numbersMayStand?: true;
	/** A name or an address is meant here, such as that of a house or a place to meet: no second look. */
	readonly namesMayStand?: true;
	/** Every word is about one person: then no illness at all. */
	readonly ofPerson?: true;
};

const numbers: ReadonlySet<string> = new Set(['iban', 'phone', 'mail']);
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n/);
const filled = (texts: PublicTexts): [field: string, text: string][] =>
	Object.entries(texts).flatMap(([field, text]) => (text?.trim() ? [[field, text.trim()] as [string, string]] : []));

/** Everything in these texts that points at a person, for the writer to look at again. */
export const piecesIn = (texts: PublicTexts): Identifier[] =>
	filled(texts).flatMap(([, text]) => findIdentifiers(text));

/** The mark of exactly these texts, which the second look sends along: whoever changes a word is asked again. */
export const markOfTexts = (texts: PublicTexts): string =>
	markOf(
		filled(texts)
			.map(([, text]) => text)
			.join('\n'),
	);

/** What never stands in a text for everybody, whatever its writer says. */
function neverIn(text: string, { numbersMayStand, ofPerson }: PublicRule): Omit<PublicFault, 'field'> | undefined {
	for (const sentence of sentencesOf(text)) {
		const found = findIdentifiers(sentence);
		const number = found.find(({ kind }) => kind === 'bsn' || (numbers.has(kind) && !numbersMayStand));
		if (number) return { code: 'public-number', piece: number.piece };
		const health = found.find(({ kind }) => kind === 'health');
		if (health && (ofPerson || found.some(({ kind }) => kind === 'name')))
			return { code: 'public-health', piece: health.piece };
	}
	return undefined;
}

/**
 * The one rule for words that everybody reads. A telephone number, mail address, account or citizen number never stands
 * there, and neither does an illness in one sentence with a name. A name, a home address or a word about health alone may be
 * meant: the writer looks once more, and says yes to exactly these words.
 */
export function faultInPublicWords(texts: PublicTexts, rule: PublicRule = {}): PublicFault | undefined {
	for (const [field, text] of filled(texts)) {
		const never = neverIn(text, rule);
		if (never) return { field, ...never };
	}
	if (rule.namesMayStand || rule.confirmed === markOfTexts(texts)) return undefined;
	for (const [field, text] of filled(texts)) {
		const [first] = findIdentifiers(text);
		if (first) return { field, code: 'text-points-at-person', piece: first.piece };
	}
	return undefined;
}

/** @throws Refused('public-number' | 'public-health' | 'text-points-at-person', field) */
export function refusePublicWords(texts: PublicTexts, rule?: PublicRule): void {
	const fault = faultInPublicWords(texts, rule);
	if (fault) throw new Refused(fault.code, fault.field, { piece: fault.piece });
}
