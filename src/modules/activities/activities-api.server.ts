import { clock } from '#platform/clock';
import type { ApiAsk } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import type { ActivitiesQuery, ActivitiesShown } from './activities.api.ts';
import { activitiesNow, daysBetween } from './activities.store.server.ts';
import { freePlaces, horizonDays } from './activity.ts';

export async function activitiesResource({ tx, body }: ApiAsk<ActivitiesQuery>): Promise<{ body: ActivitiesShown }> {
	const today = clock.today();
	const { since = today, until = dayAfter(today, 27), areaCode = '' } = body;
	const days = (await daysBetween(tx, today, dayAfter(today, horizonDays))).filter(
		({ onDay }) => onDay >= since && onDay <= until,
	);
	const all = (await activitiesNow(tx, today)).filter((one) => one.areaCode.slice(2).startsWith(areaCode.slice(2)));
	return {
		body: {
			activities: all.flatMap((one) => {
				const occurrences = days
					.filter(({ activityId }) => activityId === one.id)
					.map((day) => ({
						day: day.onDay,
						from: day.from,
						until: day.until,
						cancelled: day.off,
						freePlaces: freePlaces(day),
					}));
				if (occurrences.length === 0) return [];
				const {
					id,
					title,
					summary,
					forWhom,
					areaCode: area,
					place,
					lon,
					lat,
					costCents,
					languages,
					accessibility,
				} = one;
				const { organiser, rule, signUp } = one;
				return [
					{
						...{ id, title, summary, forWhom, areaCode: area, place, lon, lat, costCents, languages, accessibility },
						...{ organiser, recurrenceRule: rule, signUp, occurrences },
					},
				];
			}),
		},
	};
}
