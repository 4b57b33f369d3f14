/** What may not stand on a page that everyone can read. */
export type PrivateDetail = 'citizen-number' | 'phone' | 'mail' | 'postcode-house';

const looksLikeMail = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
const looksLikePhone = /(?<!\d)(?:\+31|0031|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)/;
const nineDigits = /(?<!\d)\d{9}(?!\d)/g;
const postcodeAndHouse = /\b[1-9]\d{3}\s?[A-Z]{2}\b[\s,]*(?:nr\.?\s*)?\d{1,4}|\b\d{1,4}[a-z]?[\s,]+[1-9]\d{3}\s?[A-Z]{2}\b/;

/** The eleven test of Dutch citizen numbers: nine digits, weights 9 to 2 and minus one, divisible by eleven. */
function passesElevenTest(digits: string): boolean {
	const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
	return sum % 11 === 0;
}

/** The first private detail in a text for everyone; undefined when there is none. Names are left to who writes: they may be meant. */
export function privateDetailIn(text: string): PrivateDetail | undefined {
	if ((text.match(nineDigits) ?? []).some(passesElevenTest)) return 'citizen-number';
	if (looksLikeMail.test(text)) return 'mail';
	if (looksLikePhone.test(text)) return 'phone';
	if (postcodeAndHouse.test(text)) return 'postcode-house';
	return undefined;
}
