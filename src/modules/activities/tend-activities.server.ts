import { myInitiatives } from '#modules/initiatives/index.server';
import { wordsForSearch } from '#modules/needs/index.server';
import { findMapEntry } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId, newUntimedId } from '#platform/ids';
import { faultInRule, lastDayOf, ruleFor } from '#platform/recurrence';
import { momentOf } from '#platform/wall-time';
import type { ActivityForm, NewActivityForm } from './activities.forms.ts';
import {
	addActivity,
	daysBetween,
	findActivity,
	saveChanged,
	saveDay,
	saveEnded,
	savePlaces,
} from './activities.store.server.ts';
import { mayAddIn, mayRun } from './activity.policy.ts';
import { type Activity, wordsForAll } from './activity.ts';
import { noteTurnout, noteWhoCame, type PairKind, proposeInStore } from './sign-ups.store.server.ts';
import { addSuggestion, answerSuggestion } from './suggestions.store.server.ts';
import { makeDays } from './tend-days.server.ts';

/** What this person carries themselves, as far as everybody may know of it; of staff nothing, they work for a team. */
export const carriedBy = async (tx: Tx, actor: Actor): Promise<{ id: string; title: string }[]> =>
	actor.kind === 'staff' || !actor.personId ? [] : (await myInitiatives(tx, actor)).filter(({ isDraft }) => !isDraft);

/** Whether this actor runs it, in their team or with the initiative they carry: that stands in the community zone, the activity in the open. */
export async function runs(actor: Actor, activity: Activity): Promise<boolean> {
	const carried = activity.initiativeId ? await asActor(actor, 'community', (tx) => carriedBy(tx, actor)) : [];
	return mayRun(
		actor,
		activity,
		carried.map(({ id }) => id),
	);
}

/** An activity this actor runs. @throws NotFound, NotAllowed */
export async function runActivity(tx: Tx, actor: Actor, id: string): Promise<Activity> {
	const activity = await findActivity(tx, id);
	if (!activity) throw new NotFound('activity', id);
	if (!(await runs(actor, activity))) throw new NotAllowed('activities.run');
	return activity;
}

/** The words search knows an activity by: compounds bring their parts along. */
const wordsOf = ({
	title,
	summary,
	forWhom,
	place,
}: Pick<Activity, 'title' | 'summary' | 'forWhom' | 'place'>): string[] => [
	...new Set(
		wordsForSearch([title, summary, forWhom, place].join('. ')).flatMap(({ stem, parts }) => [stem, ...parts]),
	),
];

/**
 * What it says of itself. Where it is has a number of a door; the rest names nobody without a second look. A team can always be reached; who carries an initiative chooses, for that is their own number.
 * @throws Refused('activities-reach' | 'public-number' | 'public-health' | 'text-points-at-person')
 */
function toldIn(form: ActivityForm, ofInitiative: boolean) {
	const { place } = form;
	refusePublicWords({ place }, { namesMayStand: true });
	refusePublicWords(wordsForAll(form), { confirmed: form.confirmed });
	if (!ofInitiative && !form.phone && !form.mail) throw new Refused('activities-reach', 'phone');
	const { title, summary, forWhom } = form;
	return {
		title,
		summary,
		forWhom,
		place,
		costCents: form.cost,
		languages: form.languages,
		accessibility: form.accessibility,
		phone: form.phone,
		mail: form.mail,
		words: wordsOf(form),
	};
}

/**
 * Puts an activity on the list, with its days. @throws NotAllowed, NotFound, Conflict,
 * Refused('activities-reach' | 'activities-organiser' | 'date-in-past' | 'activities-last-day')
 */
export async function startActivity(tx: Tx, actor: Actor, form: NewActivityForm, id = newId()): Promise<string> {
	const initiative = form.initiative
		? (await carriedBy(tx, actor)).find((one) => one.id === form.initiative)
		: undefined;
	if (form.initiative && !initiative) throw new NotAllowed('activities.run');
	if (!initiative && !mayAddIn(actor, form.area)) throw new NotAllowed('activities.run');
	const organiser = initiative?.title ?? form.organiser;
	if (!organiser) throw new Refused('activities-organiser', 'organiser');
	refusePublicWords({ organiser }, { namesMayStand: true });
	if (form.day < clock.today()) throw new Refused('date-in-past', 'day');
	if (form.lastDay && form.lastDay < form.day) throw new Refused('activities-last-day', 'lastDay');
	const rule = ruleFor(form.repeat, form.day, form.lastDay) ?? null;
	if (rule && faultInRule(rule)) throw new Refused('activities-last-day', 'lastDay');
	const entry = form.mapEntry ? await findMapEntry(tx, actor, form.mapEntry) : undefined;
	if (entry && entry.layer !== 'formal') throw new NotFound('map entry', entry.id);
	const activity: Activity = {
		id,
		...toldIn(form, Boolean(initiative)),
		areaCode: form.area,
		placeId: entry?.id ?? null,
		lon: entry?.lon ?? null,
		lat: entry?.lat ?? null,
		firstDay: form.day,
		from: form.from,
		until: form.until,
		rule,
		also: form.repeat === 'days' ? form.also : [],
		notOnHolidays: form.notOnHolidays,
		organiser: organiser.slice(0, 80),
		initiativeId: initiative?.id ?? null,
		teamId: initiative ? null : (actor.teamId ?? null),
		signUp: form.signUp,
		places: form.signUp ? (form.places ?? null) : null,
		madeOn: clock.today(),
		// What has a last day ends by itself, so that it is forgotten in time.
		endedOn: rule ? (lastDayOf(rule) ?? null) : ([form.day, ...form.also].sort().at(-1) ?? null),
	};
	if (!(await addActivity(tx, actor.municipalityId, activity))) throw new Conflict('already-done');
	await makeDays(tx, actor.municipalityId, activity);
	if (form.suggestion) await answerSuggestion(tx, form.suggestion, clock.today());
	return id;
}

export async function changeActivity(tx: Tx, actor: Actor, id: string, form: ActivityForm): Promise<void> {
	const { signUp, initiativeId } = await runActivity(tx, actor, id);
	const places = signUp ? (form.places ?? null) : null;
	await saveChanged(tx, id, { ...toldIn(form, initiativeId !== null), places });
	await savePlaces(tx, id, places, clock.today());
	await tell(tx, actor, 'community', 'activity.place-free', id);
}

/** "This time not": the day stays on the list as off, and who comes hears it. @throws Conflict when it was off or over */
export async function dayOff(tx: Tx, actor: Actor, id: string, day: string): Promise<void> {
	await runActivity(tx, actor, id);
	if (!(await saveDay(tx, { activityId: id, day }, { off: true }, clock.now())))
		throw new Conflict('activities-day-gone');
	await tell(tx, actor, 'community', 'activity.day-changed', id);
}

/** "This time at eleven". @throws Refused('date-in-past'), Conflict */
export async function moveDay(
	tx: Tx,
	actor: Actor,
	id: string,
	{ day, onDay, from, until }: { day: string; onDay: string; from: string; until: string },
): Promise<void> {
	const { endedOn } = await runActivity(tx, actor, id);
	const startsAt = momentOf(onDay, from);
	if (startsAt <= clock.now()) throw new Refused('date-in-past', 'onDay');
	const change = { on_day: onDay, at_from: from, at_until: until, starts_at: startsAt };
	if (!(await saveDay(tx, { activityId: id, day }, change, clock.now()))) throw new Conflict('activities-day-gone');
	if (endedOn && onDay > endedOn) await saveEnded(tx, id, onDay);
	await tell(tx, actor, 'community', 'activity.day-changed', id);
}

/** It stops: the days after the last one go off, and who signed up for them hears it. @throws Refused('date-in-past') */
export async function endActivity(tx: Tx, actor: Actor, id: string, lastDay: string): Promise<void> {
	await runActivity(tx, actor, id);
	if (lastDay < clock.today()) throw new Refused('date-in-past', 'lastDay');
	for (const { day, onDay } of await daysBetween(tx, lastDay, '9999-12-31', [id]))
		if (onDay > lastDay) await saveDay(tx, { activityId: id, day }, { off: true }, clock.now());
	await saveEnded(tx, id, lastDay);
	await tell(tx, actor, 'community', 'activity.day-changed', id);
}

/** Who runs it thinks of two: both are asked, and neither is named before both said yes. @throws Refused('activities-no-pair') */
export async function proposePair(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { day: string; kind: PairKind; first: string; second: string },
): Promise<void> {
	await runActivity(tx, actor, id);
	const pair = newUntimedId();
	if (!(await proposeInStore(tx, id, { ...form, id: pair }))) throw new Refused('activities-no-pair');
	await tell(tx, actor, 'community', 'activity.pair-asked', pair);
}

/** Who was there, by taps; the number stays when the names go. */
export async function noteCame(
	tx: Tx,
	actor: Actor,
	id: string,
	{ day, came, people }: { day: string; came: readonly string[]; people?: number | undefined },
): Promise<void> {
	await runActivity(tx, actor, id);
	await noteWhoCame(tx, id, day, came);
	await noteTurnout(tx, actor.municipalityId, { activityId: id, day, people: people ?? came.length });
}

/** Something that is not on the list yet, from anybody, without who. */
export async function suggestActivity(
	tx: Tx,
	actor: Actor,
	{ area, title, words }: { area: string; title: string; words: string },
): Promise<void> {
	refusePublicWords({ words }, { namesMayStand: true });
	const saidOn = clock.today();
	await addSuggestion(tx, actor.municipalityId, { id: newUntimedId(), areaCode: area, title, words, saidOn });
}

/** A suggestion that does not become an activity. @throws NotFound */
export async function leaveSuggestion(tx: Tx, suggestion: string): Promise<void> {
	if (!(await answerSuggestion(tx, suggestion, clock.today()))) throw new NotFound('suggestion', suggestion);
}
