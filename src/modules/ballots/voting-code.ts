/**
 * A voting code: 80 random bits in Crockford's base 32, sixteen signs and one to check, shown as `4TG7-0XKM-93QA-H5ZPC`.
 * The letters I, L and O are read as the figures they look like; U is not used.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** How many random bytes a code holds. */
export const votingCodeBytes = 10;
const signsInCode = 16;

/** The code of ten bytes, without the dashes. */
export function votingCodeFrom(bytes: Uint8Array): string {
	const bits = bytes.slice(0, votingCodeBytes).reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
	const values = Array.from({ length: signsInCode }, (_, place) =>
		Number((bits >> BigInt(5 * (signsInCode - 1 - place))) & 31n),
	);
	return [...values, checkOf(values)].map((value) => signs[value]).join('');
}

/** The code in what somebody typed, whatever blanks and dashes stand in it; undefined when a sign is wrong or two are swapped. */
export function readVotingCode(typed: string): string | undefined {
	const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
	const values = [...code].map((sign) => signs.indexOf(sign));
	if (values.length !== signsInCode + 1 || values.includes(-1)) return undefined;
	return values.pop() === checkOf(values) ? code : undefined;
}

/** As it is printed: in groups that a person can keep in mind while typing. */
export const shownVotingCode = (code: string): string =>
	[code.slice(0, 4), code.slice(4, 8), code.slice(8, 12), code.slice(12)].join('-');

/** Horner's sum over the field of 32 elements: every single wrong sign and every two swapped signs change it. */
const checkOf = (values: readonly number[]): number =>
	timesTwo(values.reduce((sum, value) => timesTwo(sum) ^ value, 0));
/** Times x, modulo x^5 + x^2 + 1, which generates the field. */
const timesTwo = (value: number): number => ((value << 1) & 32 ? (value << 1) ^ 0b100101 : value << 1);
