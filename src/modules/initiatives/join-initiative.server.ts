import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { asksOf } from './asks.store.server.ts';
import { tellTie } from './confirm-voice.server.ts';
import { hasEnded, isPublic, type Tie } from './initiative.ts';
import type { Voice } from './initiatives.forms.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { recount } from './members.store.server.ts';
import { refuseCitizenNumber, refusePrivateDetails } from './private-text.server.ts';
import { type Lent, lendVoice } from './voice.server.ts';

export type Joining = {
	tie: Extract<Tie, 'member' | 'supporter' | 'follower' | 'answer'>;
	askId?: string | undefined;
	note?: string | undefined;
};

/**
 * Joins in, stands behind, follows, or answers an ask ("Dat kan ik") of a public initiative; no account is needed.
 * Name and contact go to who carries it, and to nobody else.
 * @returns what must still happen; the code to leave again only for who is known to be themselves
 * @throws NotFound, Refused('initiative-ended' | 'initiative-ask-answered')
 */
export async function joinInitiative(
	tx: Tx,
	actor: Actor,
	id: string,
	joining: Joining,
	voice: Voice,
): Promise<Pick<Lent, 'outcome' | 'leaveCode'>> {
	const initiative = await findInitiative(tx, id);
	if (!initiative || !isPublic(initiative)) throw new NotFound('initiative', id);
	if (hasEnded(initiative)) throw new Refused('initiative-ended');
	const askId = joining.tie === 'answer' ? joining.askId : undefined;
	if (joining.tie === 'answer') await refuseWhenFound(tx, id, askId);
	refusePrivateDetails({ called: voice.called });
	refuseCitizenNumber('note', joining.note ?? '');
	const { outcome, isNew, leaveCode } = await lendVoice(tx, actor, initiative, joining.tie, voice, {
		askId,
		note: joining.note ?? '',
	});
	if (isNew) {
		await recount(tx, id);
		await tellTie(tx, actor, id, joining.tie);
	}
	return { outcome, leaveCode };
}

async function refuseWhenFound(tx: Tx, id: string, askId: string | undefined): Promise<void> {
	const ask = (await asksOf(tx, id)).find((known) => known.id === askId);
	if (!ask) throw new NotFound('ask', askId);
	if (ask.foundAt) throw new Refused('initiative-ask-answered');
}
