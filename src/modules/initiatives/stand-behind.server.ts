import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { mayTend } from './initiative.policy.ts';
import { hasEnded, isPublic } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { findInvited, recount, tiesOf } from './members.store.server.ts';
import { hashOf } from './secret-code.server.ts';
import { type Lent, lendVoice } from './voice.server.ts';

export type StoodBehind = Pick<Lent, 'outcome' | 'leaveCode'> & { id: string; supporters: number; published: boolean };

/**
 * One more resident behind it: through the secret link, on the public page, or written down by who carries it.
 * Once enough different residents said yes, everyone can see it. Twice the same person counts once.
 * @throws NotFound when the code is wrong or the draft is not theirs to see, Refused('initiative-ended')
 */
export async function standBehind(
	tx: Tx,
	actor: Actor,
	which: { id: string; invitation?: string },
	voice: Voice,
): Promise<StoodBehind> {
	const invitationHash = which.invitation ? hashOf(which.invitation) : undefined;
	const initiative = invitationHash ? await findInvited(tx, invitationHash) : await findInitiative(tx, which.id);
	if (!initiative || initiative.id !== which.id) throw new NotFound('initiative', which.id);
	if (hasEnded(initiative)) throw new Refused('initiative-ended');
	if (!invitationHash && !isPublic(initiative)) {
		const ties = await tiesOf(tx, which.id, actor.personId);
		if (!mayTend(actor, { ...initiative, endedOn: null }, ties)) throw new NotFound('initiative', which.id);
	}
	const { outcome, isNew, leaveCode } = await lendVoice(tx, actor, initiative, 'supporter', voice, { invitationHash });
	if (!isNew)
		return {
			id: initiative.id,
			supporters: initiative.supporters,
			published: isPublic(initiative),
			outcome,
			leaveCode,
		};
	const { supporters, publishedNow } = await recount(tx, initiative.id);
	await tell(tx, actor, 'community', 'initiative.supported', initiative.id);
	if (publishedNow) await tell(tx, actor, 'community', 'initiative.published', initiative.id);
	return { id: initiative.id, supporters, published: isPublic(initiative) || publishedNow, outcome, leaveCode };
}
