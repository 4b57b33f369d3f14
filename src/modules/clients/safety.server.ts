import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { type Client, mayArrange } from './client.ts';
import { changeClient, untie } from './clients.store.server.ts';
import { endClient } from './end-client.server.ts';
import { askToGoOn, restWasAsked } from './file-rights.store.server.ts';
import type { LeftInput, SafetyInput } from './walls.forms.ts';

/**
 * A hold: nothing of this shows where the person signs in, as if there was nothing. A restriction: nothing is used or changed.
 * A secret address: it stands on no paper and in no part that is shared. Rest that the person asked for goes on until the officer
 * says otherwise: who helps asks that here. Of a rest that ends the person hears. @throws NotAllowed, Refused('already-done')
 */
export async function keepSafe(tx: Tx, actor: Actor, client: Client, { wat, aan }: SafetyInput): Promise<void> {
	if (!mayArrange(client)) throw new NotAllowed('clients.change-walls');
	// What stands already keeps its day.
	const since = aan ? ((wat === 'hold' ? client.heldSince : client.restrictedSince) ?? clock.today()) : null;
	if (wat === 'restrict' && !aan) {
		if (await restWasAsked(tx, client.id)) {
			if (!(await askToGoOn(tx, client.id))) throw new Refused('already-done');
			return;
		}
		await tell(tx, actor, 'care', 'client.goes-on', client.id);
	}
	await changeClient(
		tx,
		actor.municipalityId,
		client.id,
		wat === 'hold' ? { held_since: since } : wat === 'restrict' ? { restricted_since: since } : { address_secret: aan },
	);
}

/** The code on paper was typed by somebody else: their account opens nothing any more. @throws NotAllowed, Refused('already-done') */
export async function untieAccount(tx: Tx, _actor: Actor, client: Client): Promise<void> {
	if (!mayArrange(client)) throw new NotAllowed('clients.change-walls');
	if (!(await untie(tx, client.id))) throw new Refused('already-done');
}

/** Somebody moved or died. The file closes; of who died nobody signs in to it any more. Asks to be sure first. @throws Refused */
export async function hasLeft(tx: Tx, actor: Actor, client: Client, { hoe, zeker }: LeftInput): Promise<void> {
	if (!zeker) throw new Refused('walls-be-sure', 'zeker');
	await endClient(tx, actor, client.id, hoe);
}
