import { expect, test } from 'vitest';
import { personKey, readContact } from './contact.ts';

test('one phone number written in three ways is one person', () => {
	const ways = ['06 12345678', '+31 6 1234 5678', '0031-612345678'].map((typed) => readContact(typed)?.value);
	expect(new Set(ways)).toEqual(new Set(['0612345678']));
});
test('an e-mail address does not care about capitals', () => {
	expect(readContact(' Fatma@Voorbeeld.NL ')).toEqual({ kind: 'mail', value: 'fatma@voorbeeld.nl' });
});
test('what is neither is said so', () => {
	for (const typed of ['', 'bel maar', '12345', '06123', 'a@b', '06 1234 5678 9012', `${'a'.repeat(120)}@b.nl`])
		expect(readContact(typed)).toBeUndefined();
});
test('somebody is one person by account and by the mailbox of that account', () => {
	const contact = readContact('Fatma@voorbeeld.nl');
	expect(personKey({ personId: 'p', contact })).toBe(personKey({ contact }));
	expect(personKey({ personId: 'p' })).toBe('person:p');
});
test('one mailbox stays one person, whatever stands behind the plus', () => {
	const keys = ['fatma@voorbeeld.nl', 'fatma+twee@voorbeeld.nl'].map((typed) =>
		personKey({ contact: readContact(typed) }),
	);
	expect(new Set(keys).size).toBe(1);
});
