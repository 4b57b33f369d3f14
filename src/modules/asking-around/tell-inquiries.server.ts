import { areasOf } from '#modules/areas/index.server';
import { colleaguesIn, workersAtWork } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { answersSeen, inquiriesSeen, lastTold, noteTold } from './inquiries.store.server.ts';
import { isPutTo, mostDays, stateOf } from './inquiry.ts';

const roles = ['social_broker', 'team_worker', 'team_lead'] as const;
const dayMs = 86_400_000;

/**
 * Every hour: whoever has lines of colleagues waiting that came since their last letter gets one letter for all of them, and
 * never two on one day. No line stands in it.
 */
export async function tellColleagues(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await asTask('asking-around.tell', id, 'community', tellIn);
}

async function tellIn(tx: Tx, actor: Actor): Promise<void> {
	const { municipalityId } = actor;
	const now = clock.now();
	const today = clock.today();
	const since = new Date(now.getTime() - (mostDays + 1) * dayMs);
	const running = (await inquiriesSeen(tx, municipalityId, since)).filter((one) => stateOf(one, today) === 'running');
	if (running.length === 0) return;
	const answered = new Set(
		(await answersSeen(tx, municipalityId, { inquiryIds: running.map(({ id }) => id) })).map(
			({ inquiryId, workerId }) => `${inquiryId} ${workerId}`,
		),
	);
	const everywhere = (await areasOf(tx, municipalityId)).map(({ code }) => code);
	const told = await lastTold(tx, municipalityId);
	const hear = new Set<string>();
	for (const inquiry of running) {
		const there = new Set((await colleaguesIn(tx, municipalityId, inquiry.areaCodes, roles)).map(({ id }) => id));
		for (const colleague of await colleaguesIn(tx, municipalityId, everywhere, roles)) {
			const last = told.get(colleague.id);
			if (answered.has(`${inquiry.id} ${colleague.id}`)) continue;
			if (!isPutTo(inquiry, { ...colleague, worksThere: there.has(colleague.id) })) continue;
			if (last && (last >= inquiry.askedAt || dayInAmsterdam(last) === today)) continue;
			hear.add(colleague.id);
		}
	}
	for (const { id, accountId } of await workersAtWork(tx, municipalityId, [...hear])) {
		await noteTold(tx, municipalityId, id, now);
		await send(tx, actor, 'community', {
			to: { accountId },
			template: 'asked-around',
			facts: { link: '/wie-kent-iemand' },
		});
	}
}
