import { findArea } from '#modules/areas/index.server';
import { findInitiative } from '#modules/initiatives/index.server';
import { placesOf } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { repeatOf } from '#platform/recurrence';
import type { Ask } from '#platform/route/index.server';
import { squareCode } from '#platform/square-code';
import { dayAfter } from '#platform/wall-time';
import { daysBetween, findActivity } from './activities.store.server.ts';
import { type Activity, type ActivityDay, freePlaces, horizonDays } from './activity.ts';
import { theSignUp } from './sign-up.server.ts';
import { calendarSecret } from './sign-up-code.server.ts';
import { runs } from './tend-activities.server.ts';

/** @throws NotFound */
export async function theActivity(tx: Tx, id: string): Promise<Activity> {
	const activity = await findActivity(tx, id);
	if (!activity) throw new NotFound('activity', id);
	return activity;
}

export const dayShown = (day: ActivityDay) => ({
	day: day.day,
	onDay: day.onDay,
	from: day.from,
	until: day.until,
	off: day.off,
	free: freePlaces(day),
});

/** What everybody may know of it; words for search stay behind. */
async function told(tx: Tx, actor: Actor, { words: _, teamId: __, ...activity }: Activity) {
	const over = activity.endedOn !== null && activity.endedOn < clock.today();
	return {
		...activity,
		...(over && { phone: '', mail: '' }),
		area: (await findArea(tx, actor.municipalityId, activity.areaCode))?.name ?? '',
		repeat: repeatOf({ rule: activity.rule ?? undefined, also: activity.also }) ?? null,
	};
}

/** One activity with its coming days, and the form to sign up; also for its poster. */
export async function activityScreen({ tx, actor, params, url }: Ask) {
	const activity = await theActivity(tx, params['id'] ?? '');
	const today = clock.today();
	const days = (await daysBetween(tx, today, dayAfter(today, horizonDays), [activity.id])).filter(
		({ startsAt }) => startsAt > clock.now(),
	);
	const initiative = activity.initiativeId ? await findInitiative(tx, activity.initiativeId) : undefined;
	return {
		activity: await told(tx, actor, activity),
		days: days.map(dayShown),
		initiative: initiative?.publishedAt ? { id: initiative.id, title: initiative.title } : null,
		asked: url.searchParams.get('dag') ?? '',
		areas: activity.signUp ? await placesOf(tx, actor.municipalityId, (code) => !code.startsWith('GM')) : [],
		mayRun: await runs(actor, activity),
		address: `${url.origin}/activiteiten/${activity.id}`,
	};
}

/** The same for on paper, with a code that a phone reads. */
export async function posterScreen(ask: Ask) {
	const data = await activityScreen(ask);
	return { ...data, code: squareCode(data.address) };
}

/** What the holder of a code sees and can change. */
export async function signUpScreen({ tx, actor, params, url }: Ask) {
	const code = params['code'] ?? '';
	const mine = await theSignUp(tx, code);
	const activity = await theActivity(tx, mine.activityId);
	const [day] = (await daysBetween(tx, '2000-01-01', '9999-12-31', [activity.id])).filter(
		(one) => one.day === mine.day,
	);
	const areas = await placesOf(tx, actor.municipalityId, (area) => !area.startsWith('GM'));
	const nameOf = (area: string | null) => areas.find(({ value }) => value === area)?.label ?? '';
	return {
		code,
		mine: { ...mine, pairs: mine.pairs.map((pair) => ({ ...pair, area: nameOf(pair.area) })) },
		activity: await told(tx, actor, activity),
		day: day ? dayShown(day) : null,
		over: !day || day.startsAt <= clock.now(),
		areas,
		calendar: `${url.origin}/activiteiten/agenda/${calendarSecret(mine.id)}`,
	};
}
