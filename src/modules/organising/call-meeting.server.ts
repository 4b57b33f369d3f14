import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId } from '#platform/ids';
import { type Arrangement, type Meeting, mayChooseWay, openMeetings, routesOf } from './arrangement.ts';
import { arrangementIn } from './choose-way.server.ts';
import type { MeetingForm } from './meeting.forms.ts';
import { addMeeting, endMeeting } from './meetings.store.server.ts';

async function chosen(tx: Tx, actor: Actor, areaCode: string): Promise<Arrangement> {
	if (!mayChooseWay(actor, areaCode)) throw new NotAllowed('organising.choose');
	const now = await arrangementIn(tx, actor.municipalityId, areaCode);
	if (!now) throw new NotFound('arrangement', areaCode);
	return now;
}

/**
 * When who meets about what belongs to the way of this district. What was said before stays to be read.
 * @throws NotFound, NotAllowed, Refused('organising-meeting' | 'end-before-start' | 'organising-welcome' | 'public-number' | 'text-points-at-person')
 */
export async function callMeeting(tx: Tx, actor: Actor, areaCode: string, form: MeetingForm): Promise<void> {
	const now = await chosen(tx, actor, areaCode);
	const { kind, repeats, day, from, until, place, who, welcome, confirmed } = form;
	if (!routesOf(now.way).meetings.includes(kind)) throw new Refused('organising-meeting', 'kind');
	if (until <= from) throw new Refused('organising-until', 'until');
	if (welcome && !openMeetings.includes(kind)) throw new Refused('organising-welcome', 'welcome');
	// A house or a hall bears a name.
	refusePublicWords({ place }, { namesMayStand: true });
	refusePublicWords({ who }, { confirmed });
	const today = clock.today();
	await endMeeting(tx, actor.municipalityId, { arrangementId: now.id, kind, on: today });
	await addMeeting(tx, actor.municipalityId, {
		...{ id: newId(), arrangementId: now.id, kind, repeats, firstOn: day, startsAt: from, endsAt: until },
		...{ place, who, welcome, madeOn: today },
	});
}

/** They meet about this no more. @throws NotFound, NotAllowed */
export async function callOffMeeting(tx: Tx, actor: Actor, areaCode: string, kind: Meeting): Promise<void> {
	const now = await chosen(tx, actor, areaCode);
	if (!(await endMeeting(tx, actor.municipalityId, { arrangementId: now.id, kind, on: clock.today() })))
		throw new NotFound('meeting', kind);
}
