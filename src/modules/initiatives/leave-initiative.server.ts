import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { endTieByCode, endTies, recount } from './members.store.server.ts';
import { hashOf } from './secret-code.server.ts';

/**
 * Somebody stops, with the code from joining or with their account. Name and contact are forgotten at once;
 * what is already public stays public, because others carry it too.
 * @throws NotFound when the code is wrong or there was nothing to leave
 */
export async function leaveInitiative(tx: Tx, actor: Actor, id: string, code?: string): Promise<void> {
	if (code) {
		if ((await endTieByCode(tx, hashOf(code), clock.now())) !== id) throw new NotFound('membership');
	} else {
		if (!actor.personId || (await endTies(tx, id, actor.personId, clock.now())) === 0) throw new NotFound('membership');
	}
	await recount(tx, id);
}
