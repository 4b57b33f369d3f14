import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { asksOf } from './asks.store.server.ts';
import { hasEnded, isPublic, type Tie } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { addMember, recount } from './members.store.server.ts';
import { refuseCitizenNumber, refusePrivateDetails } from './private-text.server.ts';
import { speaking } from './voice.server.ts';

export type Joining = {
	tie: Extract<Tie, 'member' | 'supporter' | 'follower' | 'answer'>;
	askId?: string | undefined;
	note?: string | undefined;
};

/**
 * Joins in, stands behind, follows, or answers an ask ("Dat kan ik") of a public initiative; no account is needed.
 * Name and contact go to who carries it, and to nobody else.
 * @returns the code to leave again, undefined when this person was already in
 * @throws NotFound, Refused('initiative-ended' | 'initiative-ask-answered')
 */
export async function joinInitiative(
	tx: Tx,
	actor: Actor,
	id: string,
	joining: Joining,
	voice: Voice,
): Promise<{ leaveCode: string | undefined }> {
	const initiative = await findInitiative(tx, id);
	if (!initiative || !isPublic(initiative)) throw new NotFound('initiative', id);
	if (hasEnded(initiative)) throw new Refused('initiative-ended');
	const askId = joining.tie === 'answer' ? joining.askId : undefined;
	if (joining.tie === 'answer') await refuseWhenFound(tx, id, askId);
	refusePrivateDetails({ called: voice.called });
	refuseCitizenNumber('note', joining.note ?? '');
	const { member, leaveCode } = speaking(actor, initiative, joining.tie, voice, { askId, note: joining.note ?? '' });
	const isNew = await addMember(tx, member);
	await recount(tx, id);
	if (isNew && joining.tie !== 'follower')
		await tell(tx, actor, 'community', joining.tie === 'supporter' ? 'initiative.supported' : 'initiative.joined', id);
	return { leaveCode: isNew ? leaveCode : undefined };
}

async function refuseWhenFound(tx: Tx, id: string, askId: string | undefined): Promise<void> {
	const ask = (await asksOf(tx, id)).find((known) => known.id === askId);
	if (!ask) throw new NotFound('ask', askId);
	if (ask.foundAt) throw new Refused('initiative-ask-answered');
}
