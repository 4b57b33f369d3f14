import type { Actor, Zone } from '../actor.ts';
import { clock } from '../clock.ts';
import type { Tx } from '../db/index.server.ts';
import { newId } from '../ids.ts';
import { putInOutbox } from './outbox.store.server.ts';

/** News between modules: ids only, never text. Consumers are idempotent and look up what they may see. */
export type AppEvent = {
	id: string;
	type: string;
	version: number;
	municipalityId: string;
	zone: Zone;
	subjectId: string;
	occurredAt: string;
};

/** Tells the other modules, in the transaction of the change: either both happen or neither. */
export async function tell(
	tx: Tx,
	actor: Actor,
	zone: Zone,
	type: string,
	subjectId: string,
	version = 1,
): Promise<void> {
	await putInOutbox(tx, zone, {
		municipality_id: actor.municipalityId,
		id: newId(),
		type,
		version,
		subject_id: subjectId,
		occurred_at: clock.now(),
	});
}
