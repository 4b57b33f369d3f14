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

/**
 * What tells two people apart: how they are reached, also when they have an account, so that an account and its own mailbox
 * are one person. "name+something@" is the mailbox "name@". An account without mail address is known by the account.
 */
export function personKey({
	personId,
	contact,
}: {
	personId?: string | undefined;
	contact?: Contact | undefined;
}): string {
	if (contact?.kind === 'mail') return `mail:${contact.value.replace(/\+[^@]*@/, '@')}`;
	return contact ? `phone:${contact.value}` : `person:${personId}`;
}
