import type { Ask } from '#platform/route/index.server';
import { pairsSeen } from './pairs.store.server.ts';
import { mayTend } from './programme.policy.ts';
import { membersSeen, programmesSeen } from './programmes.store.server.ts';

/** Pairs of the own team that did not end, in programmes begun from one template; with first names, for who tends them. */
export async function pairsFromTemplate({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>, template: string) {
	const own = (await programmesSeen(tx, actor.municipalityId)).filter(
		(one) => one.template === template && mayTend(actor, one),
	);
	const programmeIds = own.map(({ id }) => id);
	const pairs = (await pairsSeen(tx, actor.municipalityId, { programmeIds })).filter(({ endedOn }) => !endedOn);
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds });
	return pairs.map(({ id, programmeId, asksId, buddyId, startedOn }) => {
		const two = members.filter((one) => one.id === asksId || one.id === buddyId);
		about({ type: 'programme-pair', id, personIds: two.map(({ cardId }) => cardId) });
		return { id, programmeId, startedOn, names: two.map(({ called }) => called) };
	});
}
