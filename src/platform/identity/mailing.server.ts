import { unsubscribe, unsubscribedTopics } from './identity.store.server.ts';
import { keyedHash, seal, unseal } from './sealed.server.ts';

export { isDemo } from './mode.server.ts';

const hashOf = (address: string): string => keyedHash('mail-address', address.toLowerCase());

export async function wantsMail(address: string, topic: string): Promise<boolean> {
	const topics = await unsubscribedTopics(hashOf(address));
	return !topics.includes(topic) && !topics.includes('*');
}

/** The address under a letter with which its reader can say no, without signing in. It names nobody. */
export const stopLinkFor = (origin: string, address: string, topic: string): string =>
	`${origin}/mijn/afmelden/${seal('stop-mail', JSON.stringify([hashOf(address), topic]))}`;

/** Reads such an address back; nothing when it is not ours. */
export function readStopToken(token: string): { hash: string; topic: string } | undefined {
	const text = unseal('stop-mail', token);
	if (!text) return undefined;
	const [hash, topic] = JSON.parse(text) as [string, string];
	return { hash, topic };
}

export async function stopMail(token: string, all: boolean): Promise<boolean> {
	const read = readStopToken(token);
	if (read) await unsubscribe(read.hash, all ? '*' : read.topic);
	return Boolean(read);
}
