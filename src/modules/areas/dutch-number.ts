/** How a file writes its fractions. */
export type DecimalSign = '.' | ',';

const withComma = /^[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
const withPoint = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+$/;
const groupsOfThree = /^[-+]?\d{1,3}(?:[.,]\d{3})+$/;

/** What a cell says about the decimal sign: one of the two, or nothing ("12", and "1.234", which can be both). */
export function signIn(cell: string): DecimalSign | undefined {
	if (groupsOfThree.test(cell)) return undefined;
	return withComma.test(cell) ? ',' : withPoint.test(cell) ? '.' : undefined;
}

/** The number in a cell, undefined when there is none. With a decimal comma, points only group thousands, and the reverse. */
export function numberIn(cell: string, sign: DecimalSign): number | undefined {
	const grouped = sign === ',' ? /^([-+]?\d{1,3})((?:\.\d{3})+)(,\d+)?$/ : /^([-+]?\d{1,3})((?:,\d{3})+)(\.\d+)?$/;
	const bare = grouped.test(cell) ? cell.replaceAll(sign === ',' ? '.' : ',', '') : cell;
	const plain = sign === ',' ? bare.replace(',', '.') : bare;
	const allowed = sign === ',' ? /^[-+]?\d+(?:,\d+)?$/ : /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d{1,2})?$/i;
	return allowed.test(bare) ? Number(plain) : undefined;
}
