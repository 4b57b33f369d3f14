/** An exact number. The denominator is above zero. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** In lowest terms, so that equal fractions look equal. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
	const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator) || 1n;
	return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function greatestDivisor(a: bigint, b: bigint): bigint {
	let [left, right] = [a, b];
	while (right !== 0n) [left, right] = [right, left % right];
	return left;
}

/** The nearest floating-point number but for two units in the last place, also where both halves are beyond its reach. */
export function toNumber({ numerator, denominator }: Fraction): number {
	if (numerator < 0n) return -toNumber({ numerator: -numerator, denominator });
	const shift = 66 + bits(denominator) - bits(numerator);
	const quotient = shift > 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
	return Number(quotient) * 2 ** -shift;
}

const bits = (value: bigint): number => value.toString(16).length * 4;
