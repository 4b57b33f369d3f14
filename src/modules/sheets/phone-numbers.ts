import { phoneFrom } from '#modules/people';
import { isBsn } from '#platform/free-text/identifiers';

/** Numbers found in a cell as +31612345678, in order, and the words that were beside them. */
export type Phones = { readonly numbers: readonly string[]; readonly rest: string };

/** A piece that may be a number: digits with the signs that people put between them. */
const candidate = /(?:\+|00)?(?:\(\+?\d{1,4}\)[ .-]?)?\d(?:[ .\-()]{0,3}\d)*/g;

/**
 * Dutch numbers in every way they are written, also those that lost their first zero to a spreadsheet, and numbers from
 * elsewhere with their + or 00. What is no number stays among the words.
 */
export function readPhones(cell: string): Phones {
	const numbers: string[] = [];
	const text = cell.replace(/\b(0\d{1,3})\s?\/\s?(\d{6,8})\b/g, '$1-$2').replace(/^(\d{9,11})\.0$/, '$1');
	const rest = text.replace(candidate, (piece) => {
		const found = numbersIn(piece);
		if (!found) return piece;
		for (const number of found) if (!numbers.includes(number)) numbers.push(number);
		return ' ';
	});
	return { numbers, rest: tidyRest(rest, numbers.length > 0) };
}

/** A run of digits is one number, or two that stand next to each other. */
function numbersIn(piece: string): string[] | undefined {
	const one = asNumber(piece);
	if (one) return [one];
	const digits = piece.replace(/\D/g, '');
	if (piece.includes('+') || digits.length !== 20) return undefined;
	const two = [digits.slice(0, 10), digits.slice(10)].map(asNumber);
	return two.every((number) => number !== undefined) ? two : undefined;
}

/**
 * E.164, or nothing when it cannot be a number. Nine digits that add up like a burgerservicenummer are a number only when they
 * start as a mobile does.
 */
function asNumber(piece: string): string | undefined {
	const digits = piece.replace(/\D/g, '');
	if (/^31[1-9]\d{8}$/.test(digits)) return phoneFrom(`+${digits}`);
	if (/^[1-57-9]\d{8}$/.test(digits) && isBsn(digits)) return undefined;
	return phoneFrom(piece);
}

const tidyRest = (text: string, cut: boolean): string => {
	const rest = text.replace(/\s+/g, ' ').trim();
	if (!cut) return rest;
	return rest
		.replace(/^[\s/,;:&+-]+|[\s/,;:&+-]+$/g, '')
		.replace(/^\(([^()]*)\)$/, '$1')
		.replace(/\(\s*\)/g, '')
		.trim();
};
