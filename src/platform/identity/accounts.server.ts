import { clock } from '../clock.ts';
import { Refused } from '../errors.ts';
import { newId } from '../ids.ts';
import { addUser, isLook, removeUser, userByEmail, usersById, usersIdleSince } from './identity.store.server.ts';

/** The account of an address, made when there is none yet. For administrators and the demo; nobody is told. */
export async function ensureAccount(email: string, name: string, id: string = newId()): Promise<string> {
	const known = await userByEmail(email);
	if (known) return known.id;
	await addUser({ id, email, name, now: clock.now() });
	return (await userByEmail(email))?.id ?? id;
}

/** Addresses of accounts, for the list of an administrator and for the post. */
export const addressesOf = usersById;

/** Takes an account away with its sessions, passkeys and codes. */
export const removeAccount = removeUser;

/** An account that visitors of the demo share. */
export const isShownInDemo = isLook;

/** What is everybody's in the demo is changed by nobody: one visitor would shut the others out, or let themselves in later. */
export async function refuseToChangeLook(accountId: string): Promise<void> {
	if (await isLook(accountId)) throw new Refused('demo-look');
}

/** Accounts that nobody signed in with since a moment. */
export const accountsIdleSince = usersIdleSince;
