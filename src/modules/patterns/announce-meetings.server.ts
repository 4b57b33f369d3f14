import { workersAtWorkIn } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities, type Municipality } from '#platform/municipality.server';
import { originOf, send } from '#platform/notify/index.server';
import { nextMeeting } from './workgroup.ts';
import { claimAnnouncement, listWorkgroups, memberIdsOf } from './workgroups.store.server.ts';

/** From this hour on the agenda of the next day goes out. */
const fromHour = 9;

/** The day before a meeting every member who still works there gets a letter with a link: no word of a signal, no name of a pattern. */
export async function announceMeetings(): Promise<number> {
	let sent = 0;
	for (const municipality of await currentMunicipalities()) sent += await announceIn(municipality);
	return sent;
}

async function announceIn(municipality: Municipality): Promise<number> {
	const now = clock.now();
	const hour = new Intl.DateTimeFormat('nl', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' });
	if (Number(hour.format(now)) < fromHour) return 0;
	const tomorrow = new Date(Date.parse(clock.today()) + 86_400_000).toISOString().slice(0, 10);
	return asTask('patterns.announce', municipality.id, 'community', async (tx, actor) => {
		let sent = 0;
		for (const workgroup of await listWorkgroups(tx, municipality.id)) {
			if (nextMeeting(workgroup, tomorrow) !== tomorrow) continue;
			if (!(await claimAnnouncement(tx, municipality.id, workgroup.id, tomorrow))) continue;
			const ids = (await memberIdsOf(tx, municipality.id, [workgroup.id])).get(workgroup.id) ?? [];
			const members = await workersAtWorkIn(tx, municipality.id, ids, workgroup.areas, [
				'social_broker',
				'team_worker',
				'team_lead',
			]);
			for (const { accountId } of members) {
				await send(tx, actor, 'community', {
					to: { accountId },
					template: 'meeting',
					facts: {
						link: `${originOf(municipality)}/patronen/werkgroepen/${workgroup.id}`,
						time: workgroup.startsAt.replace(':', '.'),
					},
				});
				sent++;
			}
		}
		return sent;
	});
}
