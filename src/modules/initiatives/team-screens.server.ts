import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { helpBy } from './help.store.server.ts';
import { daysBetween } from './initiative.ts';
import { photosWantedAway } from './photos.store.server.ts';
import { pulsesSeen } from './pulse.store.server.ts';
import { wantsCall } from './pulse.ts';
import { tendScreen } from './screens.server.ts';
import { readStanding } from './standing.server.ts';
import { readTeam } from './team.server.ts';

/** The page of the team; `sent` is the form that was sent, so that its errors stand beside it. */
export async function teamScreen(tx: Tx, actor: Actor, id: string, url: URL) {
	return {
		...(await readTeam(tx, actor, id)),
		sent: [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '',
		saved: url.searchParams.has('bewaard'),
	};
}

/** Could it stand alone: one's own answers, and with them those of the others. */
export async function standingScreen({ tx, actor, event, params, url, about }: Ask) {
	const id = params['id'] ?? '';
	const { personIds, ...standing } = await readStanding(tx, actor, id);
	about({ type: 'initiative', id, personIds });
	return { ...(await tendScreen(tx, actor, id, url, event.locals.municipality)), standing };
}

/** From so many days before the end a worker sees it on Vandaag. */
const soonDays = 21;

/** For Vandaag: the hours this worker promised, what of it ends soon, whom to call, and photos somebody wants gone. */
export async function initiativesToday({ tx, actor, about }: Pick<Ask, 'tx' | 'actor' | 'about'>) {
	if (!actor.personId || !hasRole(actor, 'social_broker', 'team_worker'))
		return { helping: { count: 0, hours: 0 }, ending: [], calls: [], photos: [] };
	const today = clock.today();
	const helping = await helpBy(tx, actor.personId, today);
	const calls = (await pulsesSeen(tx)).filter((pulse) => wantsCall(pulse, today));
	about({ personIds: calls.flatMap(({ personId }) => personId ?? []) });
	for (const { initiativeId } of calls) about({ type: 'initiative', id: initiativeId });
	return {
		helping: { count: helping.length, hours: helping.reduce((sum, { hours }) => sum + hours, 0) },
		ending: helping
			.filter(({ until }) => daysBetween(today, until) <= soonDays)
			.map(({ initiativeId, title, until }) => ({ initiativeId, title, until })),
		calls: calls.map(({ id, initiativeId, title, called, answer }) => ({ id, initiativeId, title, called, answer })),
		photos: await photosWantedAway(tx, actor.areas),
	};
}
