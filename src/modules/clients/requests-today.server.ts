import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { fileRequests } from './file-rights.store.server.ts';
import { answeredByOfficer, remindAfterDays } from './file-rights.ts';
import { clientsOfMine } from './know-client.server.ts';

export type RequestWaiting = { dueOn: string; href: string };

/**
 * What residents asked about their own file twenty days ago or more, and nobody answered: for who must answer. The one named worker
 * goes to the file; the privacy officer to their own page, with what only they answer and what waits for nobody else. No name.
 */
export async function fileRequestsToday(actor: Actor): Promise<RequestWaiting[]> {
	const officer = hasRole(actor, 'privacy_officer');
	if (!officer && !hasRole(actor, 'team_worker')) return [];
	const latest = dayAfter(clock.today(), -remindAfterDays);
	return asActor(actor, 'care', async (tx) => {
		const late = (await fileRequests(tx, actor.municipalityId)).filter(
			({ outcome, askedOn }) => outcome === null && askedOn <= latest,
		);
		if (officer) return late.map(({ dueOn }) => ({ dueOn, href: '/privacy/noodinzage' }));
		const named = new Set((await clientsOfMine(tx, actor)).filter(({ help }) => help === 'named').map(({ id }) => id));
		return late
			.filter(({ kind, clientId }) => !answeredByOfficer(kind) && named.has(clientId))
			.map(({ dueOn, clientId }) => ({ dueOn, href: `/hulp/${clientId}/toegang` }));
	});
}
