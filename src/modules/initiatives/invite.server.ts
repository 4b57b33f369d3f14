import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { addInvitation, findInvited, type InvitedDraft } from './members.store.server.ts';
import { hashOf, newSecretCode } from './secret-code.server.ts';
import { tended } from './tended-initiative.server.ts';

/** A new secret link for people who may stand behind it. Only its hash is kept, so it is shown once. */
export async function makeInvitation(tx: Tx, actor: Actor, id: string): Promise<string> {
	await tended(tx, actor, id);
	const { code, hash } = newSecretCode();
	await addInvitation(tx, {
		municipalityId: actor.municipalityId,
		codeHash: hash,
		initiativeId: id,
		madeAt: clock.now(),
	});
	return code;
}

/**
 * What the holder of a secret link sees.
 * @throws NotFound when the code does not belong to this initiative
 */
export async function openInvitation(tx: Tx, id: string, code: string): Promise<InvitedDraft> {
	const draft = await findInvited(tx, hashOf(code));
	if (!draft || draft.id !== id) throw new NotFound('invitation');
	return draft;
}
