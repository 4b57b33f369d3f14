import { workersStillHere } from '#modules/people/index.server';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { releaseOf, whoCarries } from './referrals.store.server.ts';

/** `role.ended`: nobody waits for a coach who left; what they carried is free for another. Each zone in a transaction of its own. */
export async function releaseReferrals({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	const task = 'referrals.tend';
	const carry = await asTask(task, municipalityId, 'care', (tx) => whoCarries(tx, municipalityId));
	const ids = carry.map(({ workerId }) => workerId);
	const still = await asTask(task, municipalityId, 'community', (tx) =>
		workersStillHere(tx, municipalityId, ids, ['social_broker', 'team_worker']),
	);
	const gone = ids.filter((id) => !still.has(id));
	await asTask(task, municipalityId, 'care', (tx) => releaseOf(tx, municipalityId, gone));
}
/** Every hour: a role may run out by itself. */
export async function tendReferrals(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await releaseReferrals({ municipalityId: id });
}
