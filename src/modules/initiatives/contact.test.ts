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
test('an account is known by the account, whatever number was typed', () => {
	const contact = readContact('0612345678');
	expect(personKey({ id: 'x', personId: 'p', contact })).toBe('person:p');
	expect(personKey({ id: 'x', contact })).toBe('phone:0612345678');
	expect(personKey({ id: 'x' })).toBe('once:x');
});
