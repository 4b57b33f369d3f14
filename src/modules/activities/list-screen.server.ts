import * as v from 'valibot';
import { areasAndComplexesOf, middleOfArea } from '#modules/areas/index.server';
import { wordsForSearch } from '#modules/needs/index.server';
import { placesOf, whereFrom } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { ActivitiesAsked } from './activities.forms.ts';
import { activitiesNow, daysBetween, type Narrowed } from './activities.store.server.ts';
import { mayAddIn } from './activity.policy.ts';
import {
	type Activity,
	type ActivityDay,
	freePlaces,
	kmBetween,
	partOf,
	walkableMinutes,
	walkingMinutes,
} from './activity.ts';
import { readWhen, windowOf } from './asked-when.ts';
import { findByWords } from './find-by-words.ts';

/** Days a list shows when nobody said when. */
const usualDays = 13;
/** Further than this, in a straight line, is not nearby. */
const nearbyKm = 5;
const mostShown = 60;

type Placed = { activity: Activity; day: ActivityDay; minutes: number | null };

const shown = ({ activity, day, minutes }: Placed, area: string) => ({
	id: activity.id,
	key: `${activity.id} ${day.day}`,
	title: activity.title,
	place: activity.place,
	area,
	day: day.onDay,
	from: day.from,
	until: day.until,
	off: day.off,
	free: freePlaces(day),
	costCents: activity.costCents,
	signUp: activity.signUp,
	/** On foot from the middle of where was asked. */
	minutes,
});
export type ShownDay = ReturnType<typeof shown>;

async function areaNames(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	return new Map((await areasAndComplexesOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
}

/** Where an activity is: its place on the map, or else the middle of its area. */
function whereabouts(tx: Tx, municipalityId: string) {
	const middles = new Map<string, Promise<{ lon: number; lat: number } | undefined>>();
	return async ({ lon, lat, areaCode }: Activity): Promise<{ lon: number; lat: number } | undefined> => {
		if (lon !== null && lat !== null) return { lon, lat };
		if (!middles.has(areaCode)) middles.set(areaCode, middleOfArea(tx, municipalityId, areaCode));
		return middles.get(areaCode);
	};
}

/** What there is to do: near a place, at a time, in words as people type them. */
export async function activitiesScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const asked = v.parse(ActivitiesAsked, Object.fromEntries(url.searchParams));
	const read = readWhen(asked.zoek);
	const [span, part] = [asked.wanneer ?? read.span, asked.deel ?? read.part];
	const area = await whereFrom(tx, here, asked.waar);
	const from = area && area.kind !== 'municipality' ? await middleOfArea(tx, here, area.code) : undefined;
	const { since, until, counts } = windowOf(span, clock.today(), read.words ? 27 : usualDays);
	const days = (await daysBetween(tx, since, until)).filter(
		(day) => counts(day.onDay) && (!part || partOf(day.from) === part) && day.startsAt > clock.now(),
	);
	const ids = new Set(days.map(({ activityId }) => activityId));
	const all = (await activitiesNow(tx, clock.today())).filter(({ id }) => ids.has(id));
	const found = new Map(findByWords(all, wordsForSearch(read.words)).map((one) => [one.id, one]));
	const whereOf = whereabouts(tx, here);
	const placed: Placed[] = [];
	for (const day of days) {
		const activity = found.get(day.activityId);
		if (!activity) continue;
		const spot = from && (await whereOf(activity));
		const km = from && spot ? kmBetween(from, spot) : null;
		const inside = !area || isInside(activity.areaCode, area.code);
		if (!inside && (km === null || km > nearbyKm)) continue;
		const minutes = km === null ? null : walkingMinutes(km);
		if (asked.lopen && from && (minutes === null || minutes > walkableMinutes)) continue;
		placed.push({ activity, day, minutes });
	}
	// Looking for something, people want to see it once, on its next day.
	const once = read.words ? [...new Map(placed.toReversed().map((one) => [one.activity.id, one])).values()] : placed;
	const near = (one: Placed) => one.minutes ?? 0;
	const sorted = once.sort(
		(a, b) => a.day.onDay.localeCompare(b.day.onDay) || near(a) - near(b) || a.day.from.localeCompare(b.day.from),
	);
	const names = await areaNames(tx, here);
	const list = sorted.slice(0, mostShown).map((one) => shown(one, names.get(one.activity.areaCode) ?? ''));
	return {
		asked: { ...asked, wanneer: span, deel: part },
		area: area ? { code: area.code, name: area.name } : null,
		placeUnknown: asked.waar !== '' && !area,
		any: Boolean(asked.zoek || asked.waar || span || part),
		days: Object.entries(Object.groupBy(list, ({ day }) => day)).map(([day, items]) => ({ day, items: items ?? [] })),
		today: clock.today(),
		count: list.length,
		more: sorted.length > mostShown,
		mayAdd: mayAddSomewhere(actor),
	};
}

/** A neighbourhood lies in the district whose number it begins with. */
const isInside = (code: string, areaCode: string): boolean => code.slice(2).startsWith(areaCode.slice(2));

/** Whoever signs in may carry an initiative; the page itself asks of which. */
const mayAddSomewhere = (actor: Actor): boolean =>
	actor.kind === 'staff' ? actor.areas.some((code) => mayAddIn(actor, code)) : Boolean(actor.personId);

/** The next day within `ahead` days of what an initiative does, or of what there is to do at a place of the map or in an area; each activity once. */
export async function activitiesOf(
	tx: Tx,
	municipalityId: string,
	narrowed: Narrowed,
	ahead = 60,
): Promise<ShownDay[]> {
	const today = clock.today();
	const all = await activitiesNow(tx, today, narrowed);
	if (all.length === 0) return [];
	const days = await daysBetween(
		tx,
		today,
		dayAfter(today, ahead),
		all.map(({ id }) => id),
	);
	const names = await areaNames(tx, municipalityId);
	return all
		.flatMap((activity) => {
			const day = days.find((one) => one.activityId === activity.id && !one.off);
			return day ? [shown({ activity, day, minutes: null }, names.get(activity.areaCode) ?? '')] : [];
		})
		.sort((a, b) => a.day.localeCompare(b.day));
}

/** Every day of these activities within `ahead` days, earliest first. */
export async function daysOfActivities(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
	ahead: number,
): Promise<(ShownDay & { areaCode: string; places: number | null })[]> {
	const today = clock.today();
	const all = new Map((await activitiesNow(tx, today, { ids: [...ids] })).map((one) => [one.id, one]));
	const names = await areaNames(tx, municipalityId);
	return (await daysBetween(tx, today, dayAfter(today, ahead), [...all.keys()])).flatMap((day) => {
		const activity = all.get(day.activityId);
		if (!activity || day.off) return [];
		const { areaCode, places } = activity;
		return { ...shown({ activity, day, minutes: null }, names.get(areaCode) ?? ''), areaCode, places };
	});
}

export const suggestScreen = async ({ tx, actor, url }: Ask) => ({
	areas: await placesOf(tx, actor.municipalityId, (code) => !code.startsWith('GM')),
	area: url.searchParams.get('waar') ?? '',
});
