import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { type Client, mayArrange, mayWrite } from './client.ts';
import { clientsOfPerson, clientsOfWorker } from './clients.store.server.ts';

/** Somebody this worker helps, or sees by an emergency look; what was shared has a page of its own. @throws NotFound */
export async function clientForWorker(tx: Tx, actor: Actor, id: string): Promise<Client> {
	const [client] = actor.kind === 'staff' ? await clientsOfWorker(tx, actor, id) : [];
	if (!client || client.help === 'shared') throw new NotFound('client', id);
	return client;
}

/** The same, to write in: for who helps, not for who only looks. @throws NotFound */
export async function clientToHelp(tx: Tx, actor: Actor, id: string): Promise<Client> {
	const client = await clientForWorker(tx, actor, id);
	if (!mayWrite(client)) throw new NotFound('client', id);
	return client;
}

/** The same, to keep its doors: for who helps, and for the one name also while the file is restricted. @throws NotFound */
export async function clientToArrange(tx: Tx, actor: Actor, id: string): Promise<Client> {
	const client = await clientForWorker(tx, actor, id);
	if (!mayWrite(client) && !mayArrange(client)) throw new NotFound('client', id);
	return client;
}

/** Everybody this worker helps now, oldest first. */
export const clientsOfMine = (tx: Tx, actor: Actor): Promise<Client[]> =>
	actor.kind === 'staff' ? clientsOfWorker(tx, actor) : Promise.resolve([]);

/** Themselves, or with an id of whom they stand for. @throws NotFound when nothing of this is theirs to see. */
export async function clientForResident(tx: Tx, actor: Actor, id?: string | null): Promise<Client> {
	const all = await clientsForResident(tx, actor);
	const client = id ? all.find((one) => one.id === id) : all[0];
	if (!client) throw new NotFound('client', id ?? '');
	return client;
}

/** Their own file first, then of whom they stand for. */
export const clientsForResident = (tx: Tx, actor: Actor): Promise<Client[]> =>
	actor.kind === 'staff' || !actor.accountId ? Promise.resolve([]) : clientsOfPerson(tx, actor);
