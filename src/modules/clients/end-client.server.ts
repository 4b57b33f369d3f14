import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import { type Ending, mayArrange } from './client.ts';
import { changeClient } from './clients.store.server.ts';
import { clientForWorker } from './know-client.server.ts';

async function arranged(tx: Tx, actor: Actor, clientId: string) {
	const client = await clientForWorker(tx, actor, clientId);
	if (!mayArrange(client)) throw new NotAllowed('clients.arrange');
	return client;
}

/** The help is over: from now on the term runs for which it is kept. @throws NotFound, NotAllowed */
export async function endClient(tx: Tx, actor: Actor, clientId: string, as: Ending): Promise<void> {
	await arranged(tx, actor, clientId);
	await changeClient(tx, actor.municipalityId, clientId, { ended_on: clock.today(), ended_as: as });
}

/** The door stayed open: the same file goes on, nothing is asked twice. @throws NotFound, NotAllowed */
export async function reopenClient(tx: Tx, actor: Actor, clientId: string): Promise<void> {
	await arranged(tx, actor, clientId);
	await changeClient(tx, actor.municipalityId, clientId, { ended_on: null, ended_as: null });
}

/** Until when this help is expected to last, in sight of the person. @throws NotFound, NotAllowed */
export async function expectEnd(tx: Tx, actor: Actor, clientId: string, on: string | null): Promise<void> {
	await arranged(tx, actor, clientId);
	await changeClient(tx, actor.municipalityId, clientId, { expected_end_on: on });
}
