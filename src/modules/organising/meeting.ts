import { type Actor, hasRole } from '#platform/actor';
import { daysOf, ruleFor, type Series } from '#platform/recurrence';
import type { Arrangement, Meeting } from './arrangement.ts';

/** When who meets about what, in one district. Pure rules; days as yyyy-mm-dd, times as hh:mm. */
export const meetingRepeats = ['weekly', 'fortnightly', 'monthly'] as const;
export type MeetingRepeat = (typeof meetingRepeats)[number];

export type SetMeeting = {
	id: string;
	arrangementId: string;
	kind: Meeting;
	repeats: MeetingRepeat;
	/** The first one; the weekday, and which of its month, follow from it. */
	firstOn: string;
	startsAt: string;
	endsAt: string;
	place: string;
	who: string;
	/** Whoever lives there may come. */
	welcome: boolean;
	madeOn: string;
	untilOn: string | null;
};

export const seriesOf = ({ repeats, firstOn }: Pick<SetMeeting, 'repeats' | 'firstOn'>): Series => ({
	day: firstOn,
	rule: ruleFor(repeats, firstOn),
	notOnHolidays: true,
});

/** The first one on or after a day; none within a quarter when there is none. @param horizon the last day to look at */
export const nextOf = (meeting: Pick<SetMeeting, 'repeats' | 'firstOn'>, since: string, horizon: string) =>
	daysOf(seriesOf(meeting), since, horizon, 1)[0];

/**
 * Whether somebody is to come: about households only the teams that have the question, about who takes what up every team that
 * may be asked, about the neighbourhood everybody who works there.
 */
export function comesTo(
	actor: Actor,
	{ firstTeamId, backTeamId }: Pick<Arrangement, 'firstTeamId' | 'backTeamId'>,
	askedTeamIds: readonly string[],
	kind: Meeting,
): boolean {
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead') || !actor.teamId) return false;
	const teams: Record<Meeting, readonly (string | null)[] | 'all'> = {
		cases: [firstTeamId],
		intake: [firstTeamId],
		'front-and-back': [firstTeamId, backTeamId],
		network: [firstTeamId, ...askedTeamIds],
		community: 'all',
	};
	const invited = teams[kind];
	return invited === 'all' || invited.includes(actor.teamId);
}

/** Where what is spoken about is already gathered. */
export const agendaOf: Record<Meeting, string> = {
	cases: '/overleg',
	intake: '/hulp-vragen/wachtrij',
	'front-and-back': '/hulp-vragen/wachtrij',
	network: '/overleg',
	community: '/patronen/werkgroepen',
};
