import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { decisionsKnown } from './decisions.store.server.ts';
import { isLate } from './mandate.ts';
import { mandatesIn } from './register.store.server.ts';

export type LateMessage = { id: string; product: string; dueOn: string; contact: string; reach: string; href: string };

/** What this worker decided and the back office did not do in time, with who can move it; oldest first, and nothing of whom. */
export async function mandatesToday(actor: Actor): Promise<LateMessage[]> {
	if (!hasRole(actor, 'team_worker')) return [];
	const today = clock.today();
	return asActor(actor, 'care', async (tx) => {
		const late = (await decisionsKnown(tx, actor.municipalityId)).filter(
			(one) => one.decidedBy === actor.personId && one.messageId !== null && isLate(one, today),
		);
		if (late.length === 0) return [];
		const mandates = await mandatesIn(tx, actor.municipalityId);
		return late
			.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
			.map(({ id, product, dueOn, clientId, mandateId }) => {
				const mandate = mandates.find((one) => one.id === mandateId);
				const href = `/hulp/${clientId}/besluiten`;
				return { id, product, dueOn, href, contact: mandate?.contactCalled ?? '', reach: mandate?.contactReach ?? '' };
			});
	});
}
