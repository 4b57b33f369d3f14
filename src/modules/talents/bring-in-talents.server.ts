import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import type { TalentKind } from './talent.ts';
import { insertTalents, updateTalent } from './talents.store.server.ts';

export { talentsOfTeam } from './talents.store.server.ts';

/** Many at once, on cards of the actor's team: the row policy decides. None is shared: that is asked for each one apart. Gives their ids. */
export async function bringInTalents(
	tx: Tx,
	actor: Actor,
	said: readonly { cardId: string; kind: TalentKind; words: string }[],
): Promise<string[]> {
	const ids = said.map(() => newId());
	await insertTalents(
		tx,
		said.map((one, index) => ({
			...one,
			municipalityId: actor.municipalityId,
			id: ids[index] as string,
			needCode: null,
			areaCode: null,
			sharedSince: null,
			wakeOn: null,
			today: clock.today(),
			madeBy: actor.personId ?? null,
			madeAt: clock.now(),
		})),
	);
	for (const id of ids) await tell(tx, actor, 'community', 'talent.added', id);
	return ids;
}

/** Takes back what was brought in by mistake on cards that were there already. */
export async function endBroughtInTalents(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
	for (const id of ids) {
		const ended = await updateTalent(tx, actor.municipalityId, id, { ended_on: clock.today() });
		if (ended) await tell(tx, actor, 'community', 'talent.ended', id);
	}
}
