import type { Actor } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { PlanAsk } from './writer.server.ts';

/** What a route hands to the plan of somebody: as a worker on `/hulp/[id]`, as the person with `?voor=`. For tests. */
export const planAsk = (tx: Tx, actor: Actor, clientId: string, query = ''): PlanAsk => ({
	...{ tx, actor, params: actor.kind === 'staff' ? { id: clientId } : {}, about: () => {} },
	url: new URL(`http://waterveen.test/hulp?${actor.kind === 'staff' ? '' : `voor=${clientId}&`}${query}`),
});

/** Does one command or reading on somebody's plan, as this actor. */
export const onPlan = <F, T>(
	actor: Actor,
	clientId: string,
	work: (ask: PlanAsk & { form: F }) => Promise<T>,
	form?: F,
	query = '',
): Promise<T> => asActor(actor, 'care', (tx) => work({ ...planAsk(tx, actor, clientId, query), form: form as F }));
