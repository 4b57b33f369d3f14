/** "3522 ab" → "3522AB", "3522" stays "3522"; undefined when it is no Dutch postcode. */
export function postcode(text: string): string | undefined {
	const found = text.replace(/\s+/g, '').toUpperCase();
	return /^[1-9]\d{3}(?:[A-Z]{2})?$/.test(found) ? found : undefined;
}

/** Most precise first: the full postcode, then its four digits. */
export const postcodesToAsk = (code: string): string[] => (code.length === 6 ? [code, code.slice(0, 4)] : [code]);
