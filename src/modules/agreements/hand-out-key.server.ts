import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newPartnerKey, partnerKeyHash } from '#platform/identity/index.server';
import { newUntimedId } from '#platform/ids';
import { mayHandOutKeys } from './agreement.policy.ts';
import { type KeyUse, stateOn } from './agreement.ts';
import { addKey, findAgreement, revokeKey } from './agreements.store.server.ts';

/**
 * Makes a new key; the one before it of the same use stops. The key is returned once and kept nowhere.
 * @param mailed true when it goes straight to the partner's mailbox, unseen by us
 */
export async function handOutKey(
	tx: Tx,
	actor: Actor,
	agreementId: string,
	use: KeyUse,
	mailed: boolean,
): Promise<string> {
	const agreement = await findAgreement(tx, actor.municipalityId, agreementId);
	if (!agreement) throw new NotFound('agreement', agreementId);
	if (stateOn(clock.today(), agreement) === 'expired') throw new Refused('agreement-over');
	if (!mayHandOutKeys(actor, agreement) || !actor.personId) throw new NotAllowed('agreements.hand-out-key');
	const now = clock.now();
	await revokeKey(tx, actor.municipalityId, agreementId, use, now);
	const key = newPartnerKey();
	await addKey(tx, actor.municipalityId, {
		id: newUntimedId(),
		agreementId,
		use,
		hash: partnerKeyHash(key),
		mailed,
		madeBy: actor.personId,
		madeAt: now,
	});
	return key;
}

/** Takes a key away; who holds it sees nothing more from now on. */
export async function takeKeyBack(tx: Tx, actor: Actor, agreementId: string, use: KeyUse): Promise<void> {
	const agreement = await findAgreement(tx, actor.municipalityId, agreementId);
	if (!agreement) throw new NotFound('agreement', agreementId);
	if (!mayHandOutKeys(actor, agreement)) throw new NotAllowed('agreements.hand-out-key');
	await revokeKey(tx, actor.municipalityId, agreementId, use, clock.now());
}
