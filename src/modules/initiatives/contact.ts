/** How somebody without an account can be reached: an e-mail address or a Dutch phone number, written the one way. */
export type Contact = { kind: 'mail' | 'phone'; value: string };

const mail = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}$/;

/** Reads what was typed; undefined when it is neither. Two spellings of the same number become the same value. */
export function readContact(typed: string): Contact | undefined {
	const text = typed.trim();
	if (text.length > 120) return undefined;
	if (mail.test(text)) return { kind: 'mail', value: text.toLowerCase() };
	const digits = text
		.replace(/[\s().-]/g, '')
		.replace(/^\+31/, '0')
		.replace(/^0031/, '0');
	return /^0[1-9]\d{8}$/.test(digits) ? { kind: 'phone', value: digits } : undefined;
}

/** What tells two people apart: the account when there is one, the way to reach them otherwise. */
export const personKey = (who: { personId?: string | undefined; contact?: Contact | undefined; id: string }): string =>
	who.personId ? `person:${who.personId}` : who.contact ? `${who.contact.kind}:${who.contact.value}` : `once:${who.id}`;
