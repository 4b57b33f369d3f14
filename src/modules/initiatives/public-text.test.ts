import { expect, test } from 'vitest';
import { privateDetailIn } from './public-text.ts';

test.each([
	['Bel Fatma op 06-12345678', 'phone'],
	['Bel 030 123 4567 na zes uur', 'phone'],
	['mail naar fatma@voorbeeld.nl', 'mail'],
	['mijn nummer is 111222333', 'bsn'],
	['geld naar NL91 ABNA 0417 1643 00', 'iban'],
])('"%s" may not stand on a page for everyone', (text, detail) => {
	expect(privateDetailIn(text)).toBe(detail);
});
test.each([
	'Elke maandag van 10.00 tot 11.30 uur in de hal.',
	'Fatma en 24 buren, sinds 2025.',
	'We zoeken 1.250 euro voor 12 bakken.',
	'Afspraak 12-05-2026',
	'Koffie in De Linde, Esdoornplein 4',
])('"%s" is fine', (text) => {
	expect(privateDetailIn(text)).toBeUndefined();
});
