import { type CalendarEvent, calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { activitiesNow, daysBetween } from './activities.store.server.ts';
import { type Activity, type ActivityDay, horizonDays } from './activity.ts';
import { theActivity } from './activity-screen.server.ts';
import { theSignUp } from './sign-up.server.ts';
import { codeOfSignUp, signUpOfCalendar } from './sign-up-code.server.ts';

/** Each day as it really is, the moved and the missed ones too: what stands on the page stands in the calendar. */
const eventsOf = (activity: Activity, days: readonly ActivityDay[], origin: string): CalendarEvent[] =>
	days
		.filter(({ activityId, off }) => activityId === activity.id && !off)
		.map((day) => ({
			uid: `${activity.id}-${day.day}@${new URL(origin).hostname}`,
			day: day.onDay,
			from: day.from,
			until: day.until,
			summary: activity.title,
			details: activity.summary,
			place: activity.place,
			link: `${origin}/activiteiten/${activity.id}`,
			open: true,
		}));

const file = (name: string, events: readonly CalendarEvent[], caching: string): Response =>
	new Response(calendarOf({ name, stamp: clock.now(), events }), {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': caching },
	});

const ahead = (): [string, string] => [dayAfter(clock.today(), -31), dayAfter(clock.today(), horizonDays)];

/** Everything in an area, everything inside it too; of the whole municipality without one. */
export async function areaCalendar({ tx, url }: Ask): Promise<Response> {
	const code = url.searchParams.get('waar') ?? '';
	const inside = /^(WK\d{6}|BU\d{8}|CX\d{10})$/.test(code) ? code.slice(2) : '';
	const all = (await activitiesNow(tx, clock.today())).filter(({ areaCode }) => areaCode.slice(2).startsWith(inside));
	const days = await daysBetween(
		tx,
		...ahead(),
		all.map(({ id }) => id),
	);
	return file(
		'Buurtweefsel',
		all.flatMap((one) => eventsOf(one, days, url.origin)),
		'public, max-age=3600',
	);
}

/** The days of one activity. @throws NotFound */
export async function activityCalendar({ tx, params, url }: Ask): Promise<Response> {
	const activity = await theActivity(tx, params['id'] ?? '');
	const days = await daysBetween(tx, ...ahead(), [activity.id]);
	return file(activity.title, eventsOf(activity, days, url.origin), 'public, max-age=3600');
}

/** The day somebody signed up for, as "Afspraak": who shares a calendar learns nothing. @throws NotFound */
export async function signUpCalendar({ tx, params, url }: Ask): Promise<Response> {
	const mine = await theSignUp(tx, codeOfSignUp(signUpOfCalendar(params['secret'] ?? '')));
	const activity = await theActivity(tx, mine.activityId);
	const days = (await daysBetween(tx, '2000-01-01', '9999-12-31', [activity.id])).filter(({ day }) => day === mine.day);
	const events = ['coming', 'offered'].includes(mine.state) ? eventsOf(activity, days, url.origin) : [];
	return file(
		'Buurtweefsel',
		events.map(({ uid, day, from, until, place }) => ({
			...{ day, from, until, place },
			uid: uid.replace(activity.id, mine.id),
			summary: 'Afspraak',
		})),
		'no-store',
	);
}
