import { expect, test } from 'vitest';
import { privateDetailIn } from './public-text.ts';

test.each([
	['Bel Fatma op 06-12345678', 'phone'],
	['Bel 030 123 4567 na zes uur', 'phone'],
	['mail naar fatma@voorbeeld.nl', 'mail'],
	['mijn nummer is 111222333', 'citizen-number'],
	['we zitten op 3581 KX 14', 'postcode-house'],
])('"%s" may not stand on a page for everyone', (text, detail) => {
	expect(privateDetailIn(text)).toBe(detail);
});
test.each(['Elke maandag van 10.00 tot 11.30 uur in de hal.', 'Fatma en 24 buren, sinds 2025.', 'We zoeken 1.250 euro voor 12 bakken.', 'Afspraak 12-05-2026'])('"%s" is fine', (text) => {
	expect(privateDetailIn(text)).toBeUndefined();
});
