import { sayDay } from '#design/day-words.ts';
import { numberInMonth } from '#platform/recurrence';
import { m } from '#text';
import type { Ground, Meeting, Routes, Way } from '../arrangement.ts';
import type { MeetingRepeat, SetMeeting } from '../meeting.ts';

export const wayWord = (way: Way): string =>
	({ team: m.organising_way_team, desk: m.organising_way_desk, network: m.organising_way_network })[way]();
export const wayExplained = (way: Way): string =>
	({
		team: m.organising_way_team_text,
		desk: m.organising_way_desk_text,
		network: m.organising_way_network_text,
	})[way]();
export const groundWord = (ground: Ground): string =>
	({ one: m.organising_ground_one, seconded: m.organising_ground_seconded, own: m.organising_ground_own })[ground]();
export const groundExplained = (ground: Ground): string =>
	({
		one: m.organising_ground_one_text,
		seconded: m.organising_ground_seconded_text,
		own: m.organising_ground_own_text,
	})[ground]();
export const chosenAsWord = (role: 'administrator' | 'team_lead'): string =>
	role === 'administrator' ? m.organising_by_administrator() : m.organising_by_lead();

export const meetingWord = (meeting: Meeting): string =>
	({
		cases: m.organising_meeting_cases,
		intake: m.organising_meeting_intake,
		'front-and-back': m.organising_meeting_front_and_back,
		network: m.organising_meeting_network,
		community: m.organising_meeting_community,
	})[meeting]();

/** What follows from the way, as sentences for everybody. */
export function routeWords(routes: Routes, firstTeam: string, backTeam: string): string[] {
	return [
		{
			team: () => m.organising_first_team({ team: firstTeam }),
			desk: () => m.organising_first_desk({ team: firstTeam }),
			'asked-organisation': m.organising_first_asked,
		}[routes.firstTalk](),
		{
			'team-together': m.organising_allocates_team,
			desk: m.organising_allocates_desk,
			'network-table': m.organising_allocates_network,
		}[routes.allocates](),
		{
			'specialist-in-team': m.organising_heavier_team,
			'back-team': () => m.organising_heavier_back({ team: backTeam }),
			'organisation-that-fits': m.organising_heavier_network,
		}[routes.heavier](),
		{
			'plan-within-team': m.organising_shared_team,
			'question-with-reach': m.organising_shared_desk,
			nothing: m.organising_shared_nothing,
		}[routes.sharedByDefault](),
		m.organising_meetings({ meetings: routes.meetings.map(meetingWord).join(', ') }),
	];
}

/** "Elke week op dinsdag". */
export function repeatWords({ repeats, firstOn }: Pick<SetMeeting, 'repeats' | 'firstOn'>): string {
	const weekday = sayDay(firstOn, { weekday: 'long' });
	const nth = [m.organising_nth_1, m.organising_nth_2, m.organising_nth_3, m.organising_nth_4, m.organising_nth_5];
	const number = nth[numberInMonth(firstOn) - 1]?.() ?? '';
	return {
		weekly: m.organising_every_week({ weekday }),
		fortnightly: m.organising_every_fortnight({ weekday }),
		monthly: m.organising_every_month({ weekday, number }),
	}[repeats];
}
export const repeatChoice = (repeats: MeetingRepeat): string =>
	({
		weekly: m.organising_call_weekly,
		fortnightly: m.organising_call_fortnightly,
		monthly: m.organising_call_monthly,
	})[repeats]();
