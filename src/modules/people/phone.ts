/**
 * A telephone number as people and spreadsheets write it, in E.164 (ITU-T): Dutch without a country code, a leading zero
 * that a spreadsheet took off given back. Undefined when it is none.
 */
export function phoneFrom(typed: string): string | undefined {
	const plain = typed.replace(/\(0\)/g, '').replace(/[\s().\-/‐–]/g, '');
	if (!/^\+?\d+$/.test(plain)) return undefined;
	const abroad = plain.startsWith('+') ? plain.slice(1) : plain.startsWith('00') ? plain.slice(2) : undefined;
	if (abroad !== undefined && !abroad.startsWith('31'))
		return /^[1-9]\d{7,14}$/.test(abroad) ? `+${abroad}` : undefined;
	const national = (abroad?.slice(2) ?? plain).replace(/^0/, '');
	// Nine digits after the zero; 800 and 900 numbers are nobody's at home.
	return /^[1-7]\d{8}$|^8[5-8]\d{7}$/.test(national) ? `+31${national}` : undefined;
}

/** The same as a Dutch reader writes it: 06 12 34 56 78. */
export function phoneShown(number: string): string {
	if (!number.startsWith('+31')) return number;
	const national = `0${number.slice(3)}`;
	return national.startsWith('06')
		? national.replace(/(\d{2})(?=\d)/g, '$1 ')
		: `${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`;
}
