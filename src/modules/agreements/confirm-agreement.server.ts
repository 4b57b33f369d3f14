import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { mayConfirm, mayEnd } from './agreement.policy.ts';
import { stateOn } from './agreement.ts';
import { agreementOfHolder, findAgreement, saveConfirmed, saveEnded } from './agreements.store.server.ts';

/** The second person of ours says yes. */
export async function confirmAgreement(tx: Tx, actor: Actor, id: string): Promise<void> {
	const agreement = await findAgreement(tx, actor.municipalityId, id);
	if (!agreement) throw new NotFound('agreement', id);
	if (agreement.proposedBy === actor.personId) throw new Refused('agreement-takes-two');
	if (agreement.confirmedAt || agreement.endedAt) throw new Conflict('already-done');
	if (!mayConfirm(actor, agreement) || !actor.personId) throw new NotAllowed('agreements.confirm');
	if (!(await saveConfirmed(tx, actor.municipalityId, id, { worker: actor.personId }, clock.now())))
		throw new Conflict('already-done');
}

/** The partner says yes, with the link that was mailed to them. A link that one of us held in hand does not count. */
export async function confirmAsPartner(tx: Tx, actor: Actor): Promise<string> {
	const held = await agreementOfHolder(tx, actor.municipalityId, actor.codeHash ?? '');
	if (!held || stateOn(clock.today(), held.agreement) !== 'proposed' || !held.key.mailed || held.key.use === 'program')
		throw new NotFound('agreement');
	if (!(await saveConfirmed(tx, actor.municipalityId, held.agreement.id, { key: held.key.id }, clock.now())))
		throw new Conflict('already-done');
	return held.agreement.id;
}

/** Ends an agreement at once: from now on its keys open nothing. */
export async function endAgreement(tx: Tx, actor: Actor, id: string, because: string): Promise<void> {
	const agreement = await findAgreement(tx, actor.municipalityId, id);
	if (!agreement) throw new NotFound('agreement', id);
	if (agreement.endedAt) throw new Conflict('already-done');
	if (!mayEnd(actor, agreement) || !actor.personId) throw new NotAllowed('agreements.end');
	await saveEnded(tx, actor.municipalityId, id, { by: actor.personId, at: clock.now(), because });
}
