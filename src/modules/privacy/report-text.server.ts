import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { addTextReport } from './privacy.store.server.ts';

/** Puts a remark about a text in the queue. Who said it is not kept. */
export async function reportText(tx: Tx, actor: Actor, remark: { page: string; remark: string }): Promise<void> {
	await addTextReport(tx, { municipality_id: actor.municipalityId, id: newId(), reported_at: clock.now(), ...remark });
}
