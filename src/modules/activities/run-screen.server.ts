import { areasAndComplexesOf } from '#modules/areas/index.server';
import { mapEntriesNear, placesOf } from '#modules/social-map/index.server';
import { clock } from '#platform/clock';
import { isId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { activitiesNow, daysBetween } from './activities.store.server.ts';
import { mayAddIn } from './activity.policy.ts';
import { horizonDays } from './activity.ts';
import { dayShown } from './activity-screen.server.ts';
import { pairsOf, rollOf, turnoutsOf } from './sign-ups.store.server.ts';
import { waitingSuggestions } from './suggestions.store.server.ts';
import { carriedBy, runActivity } from './tend-activities.server.ts';

/** The form to add one, what this actor runs already, and what others suggest. */
export async function newActivityScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const carried = await carriedBy(tx, actor);
	const areas = await placesOf(
		tx,
		here,
		(code) => !code.startsWith('GM') && (carried.length > 0 || mayAddIn(actor, code)),
		areasAndComplexesOf,
	);
	const waiting = await waitingSuggestions(tx);
	const asked = url.searchParams.get('voorstel') ?? '';
	const running = actor.teamId
		? await activitiesNow(tx, clock.today(), { teamId: actor.teamId })
		: (await Promise.all(carried.map(({ id }) => activitiesNow(tx, clock.today(), { initiativeId: id })))).flat();
	return {
		areas,
		/** The initiative somebody came from, when they carry it. */
		initiative: carried.find(({ id }) => id === url.searchParams.get('initiatief')) ?? null,
		initiatives: carried.map(({ id, title }) => ({ value: id, label: title })),
		mapEntries: (
			await mapEntriesNear(
				tx,
				here,
				areas.map(({ value }) => value),
				{ kinds: ['place', 'organisation', 'service', 'group'], limit: 80 },
			)
		)
			.map(({ id, name }) => ({ value: id, label: name }))
			.sort((a, b) => a.label.localeCompare(b.label, 'nl')),
		suggestions: waiting.map((one) => ({
			...one,
			area: areas.find(({ value }) => value === one.areaCode)?.label ?? '',
		})),
		from: isId(asked) ? (waiting.find(({ id }) => id === asked) ?? null) : null,
		running: running.map(({ id, title, place }) => ({ id, title, place })),
		today: clock.today(),
	};
}

/** For who runs it: its days, who comes on one of them by first name, and how many came before. */
export async function runScreen({ tx, actor, params, url, about }: Ask) {
	const activity = await runActivity(tx, actor, params['id'] ?? '');
	about({ type: 'activity', id: activity.id });
	const today = clock.today();
	const days = await daysBetween(tx, dayAfter(today, -28), dayAfter(today, horizonDays), [activity.id]);
	const asked = url.searchParams.get('dag') ?? '';
	const day =
		days.find((one) => one.day === asked) ?? days.find((one) => one.onDay >= today && !one.off) ?? days.at(-1);
	const names = new Map((await placesOf(tx, actor.municipalityId)).map(({ value, label }) => [value, label]));
	return {
		activity,
		days: days.map((one) => ({ ...dayShown(one), over: one.startsAt <= clock.now() })),
		day: day ? { ...dayShown(day), over: day.startsAt <= clock.now() } : null,
		roll: day
			? (await rollOf(tx, activity.id, day.day)).map((one) => ({ ...one, area: names.get(one.rideArea ?? '') ?? '' }))
			: [],
		pairs: day ? await pairsOf(tx, activity.id, day.day) : [],
		turnouts: await turnoutsOf(tx, actor.municipalityId, activity.id),
		today,
	};
}
