import type { Actor } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { type Along, alongWith } from './for-client.server.ts';

/** A page as a route hands it over, for tests: of a worker by the id of the person, of a person without. */
export const askFor = (tx: Tx, actor: Actor, params: object = {}, query = '') =>
	({ tx, actor, params, url: new URL(`http://x/?${query}`), about: () => {} }) as never;

/** Does something with the person of the page, in a care transaction. */
export const along = <T>(actor: Actor, id: string, work: (along: Along) => Promise<T>): Promise<T> =>
	asActor(actor, 'care', async (tx) => work(await alongWith(askFor(tx, actor, actor.kind === 'staff' ? { id } : {}))));
