/**
 * Money in files is written as 1261899.87. It is counted in whole parts of one unit of currency (cents where the file has
 * them), because a binary fraction cannot hold ten cents.
 */
const written = /^(\d+)(?:\.(\d+))?$/;

/** How many decimals the amount is written with; undefined when it is no amount. */
export function decimalsOf(amount: string): number | undefined {
	const match = written.exec(amount);
	return match ? (match[2] ?? '').replace(/0+$/, '').length : undefined;
}

/** The amount in parts, `decimals` of which make it whole: ("12.5", 2) is 1250. */
export function partsOf(amount: string, decimals: number): bigint {
	const [, whole = '0', rest = ''] = written.exec(amount) ?? [];
	return BigInt(whole + rest.slice(0, decimals).padEnd(decimals, '0'));
}

/** Parts as an amount in the unit of currency, for people and JSON: (1250, 100) is 12.5. */
export const amountOf = (parts: bigint, unit: bigint): number => Number(parts) / Number(unit);
