import { noteChoice, theNeeds } from '#modules/needs/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { mayCode } from './signal.policy.ts';
import { findSignal, saveNeed } from './signals.store.server.ts';

/** Says what a signal is about, or that nobody can say (null). */
export async function codeNeed(tx: Tx, actor: Actor, id: string, needCode: string | null): Promise<void> {
	const signal = await findSignal(tx, actor.municipalityId, id);
	if (!signal) throw new NotFound('signal', id);
	if (!mayCode(actor, signal)) throw new NotAllowed('signals.code');
	if (needCode && !theNeeds().needByCode.has(needCode)) throw new Refused('unknown-need', 'needCode');
	// Saying yes to a guess is a choice too.
	await noteChoice(tx, actor.municipalityId, id, needCode);
	if (signal.needCode === needCode) return;
	await saveNeed(tx, actor.municipalityId, id, needCode);
	await tell(tx, actor, 'community', 'signal.coded', id);
}
