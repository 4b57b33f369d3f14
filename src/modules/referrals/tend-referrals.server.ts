import { colleaguesIn, workerById, workersStillHere } from '#modules/people/index.server';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { coachesNow, removeCoach } from './practices.store.server.ts';
import { placeOf, releaseOf, whoCarries } from './referrals.store.server.ts';
import { referralIds, removeReferral } from './referrals-retention.store.server.ts';

const task = 'referrals.tend';

/** `role.ended`: nobody waits for a coach who left; what they carried is free for another. Each zone in a transaction of its own. */
export async function releaseReferrals({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	const carry = await asTask(task, municipalityId, 'care', (tx) => whoCarries(tx, municipalityId));
	const ids = carry.map(({ workerId }) => workerId);
	const still = await asTask(task, municipalityId, 'community', (tx) =>
		workersStillHere(tx, municipalityId, ids, ['social_broker', 'team_worker']),
	);
	const gone = ids.filter((id) => !still.has(id));
	await asTask(task, municipalityId, 'care', (tx) => releaseOf(tx, municipalityId, gone));
	await unnameMoved(municipalityId);
}

/** Who was named for a practice answered for a team; who works in another now is named no more, and leaves what they carried. */
async function unnameMoved(municipalityId: string): Promise<void> {
	const named = await asTask(task, municipalityId, 'care', (tx) => coachesNow(tx, municipalityId));
	for (const { practiceId, workerId, teamId } of named) {
		const still = await asTask(task, municipalityId, 'community', (tx) =>
			workersStillHere(tx, municipalityId, [workerId], ['team_worker'], teamId),
		);
		if (still.has(workerId)) continue;
		await asTask(task, municipalityId, 'care', async (tx) => {
			await removeCoach(tx, municipalityId, practiceId, workerId);
			await releaseOf(tx, municipalityId, [workerId], practiceId);
		});
	}
}

/**
 * `referral.made`: a letter for who can take it on: who was named for the practice, else the brokers of that organisation in the area. It says that there
 * is something to read, and nothing of whom.
 */
export async function writeToCoaches({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	const waits = await asTask(task, municipalityId, 'care', async (tx) => {
		const one = await placeOf(tx, municipalityId, subjectId);
		const coaches = one ? await coachesNow(tx, municipalityId) : [];
		return one && { ...one, named: coaches.filter(({ practiceId }) => practiceId === one.practiceId) };
	});
	if (!waits) return;
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const named = waits.named.map(({ workerId }) => workerId);
		const still = await workersStillHere(tx, municipalityId, named, ['social_broker', 'team_worker']);
		const ids =
			still.size > 0
				? named.filter((id) => still.has(id))
				: (await colleaguesIn(tx, municipalityId, [waits.areaCode], ['social_broker']))
						.filter(({ organisationId }) => organisationId === waits.organisationId)
						.map(({ id }) => id);
		for (const id of ids) {
			const { accountId } = (await workerById(tx, municipalityId, id)) ?? {};
			if (!accountId) continue;
			await send(tx, actor, 'community', { to: { accountId }, template: 'news', facts: { link: '/recept/bureau' } });
		}
	});
}

/** Every hour: a role may run out by itself. */
export async function tendReferrals(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await releaseReferrals({ municipalityId: id });
}

/** After an older copy of the database came back: what somebody took back goes once more, with both codes. */
export async function withdrawReferralsAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id: here } of await currentMunicipalities())
		again += await asTask('privacy.erase', here, 'care', async (tx) => {
			const back = (await referralIds(tx, here)).filter((id) => erased.has(tombstoneOf('referral', here, id)));
			for (const id of back) await removeReferral(tx, here, id);
			return back.length;
		});
	return again;
}
