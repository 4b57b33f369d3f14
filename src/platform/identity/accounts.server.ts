import { clock } from '../clock.ts';
import { newId } from '../ids.ts';
import { addUser, removeUser, userByEmail, usersById } from './identity.store.server.ts';

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
