import { sql, type Tx } from '#platform/db/index.server';
import type { Activity, ActivityDay } from './activity.ts';

type ActivityRow = {
	municipality_id: string;
	id: string;
	title: string;
	summary: string;
	for_whom: string;
	area_code: string;
	place_id: string | null;
	place: string;
	lon: number | null;
	lat: number | null;
	first_day: string;
	at_from: string;
	at_until: string;
	rule: string | null;
	also: string[];
	not_on_holidays: boolean;
	cost_cents: number;
	languages: string[];
	accessibility: string[];
	organiser: string;
	initiative_id: string | null;
	team_id: string | null;
	phone: string;
	mail: string;
	sign_up: boolean;
	places: number | null;
	words: string[];
	made_on: string;
	ended_on: string | null;
};
type DayRow = {
	municipality_id: string;
	activity_id: string;
	day: string;
	on_day: string;
	at_from: string;
	at_until: string;
	starts_at: Date;
	off: boolean;
	places: number | null;
	taken: number;
	untold: boolean;
};

declare module '#platform/db/tables' {
	interface Tables {
		'open.activity': ActivityRow;
		'open.activity_day': DayRow;
	}
}

const columns = [
	'id',
	'title',
	'summary',
	'for_whom as forWhom',
	'area_code as areaCode',
	'place_id as placeId',
	'place',
	'lon',
	'lat',
	'first_day as firstDay',
	'at_from as from',
	'at_until as until',
	'rule',
	'also',
	'not_on_holidays as notOnHolidays',
	'cost_cents as costCents',
	'languages',
	'accessibility',
	'organiser',
	'initiative_id as initiativeId',
	'team_id as teamId',
	'phone',
	'mail',
	'sign_up as signUp',
	'places',
	'words',
	'made_on as madeOn',
	'ended_on as endedOn',
] as const;
const dayColumns = [
	'activity_id as activityId',
	'day',
	'on_day as onDay',
	'at_from as from',
	'at_until as until',
	'starts_at as startsAt',
	'off',
	'places',
	'taken',
] as const;

const mine = sql<string>`(select actor.municipality())`;

export const findActivity = (tx: Tx, id: string): Promise<Activity | undefined> =>
	tx
		.selectFrom('open.activity')
		.select(columns)
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.executeTakeFirst();

export type Narrowed = {
	initiativeId?: string;
	placeId?: string;
	teamId?: string;
	/** With everything inside it. */
	areaCode?: string;
	ids?: readonly string[];
};

/** Activities that are not over, or of what was asked all that are. */
export function activitiesNow(
	tx: Tx,
	today: string,
	{ initiativeId, placeId, teamId, areaCode, ids }: Narrowed = {},
): Promise<Activity[]> {
	let query = tx
		.selectFrom('open.activity')
		.select(columns)
		.where('municipality_id', '=', mine)
		.where((on) => on.or([on('ended_on', 'is', null), on('ended_on', '>=', today)]));
	if (initiativeId) query = query.where('initiative_id', '=', initiativeId);
	if (placeId) query = query.where('place_id', '=', placeId);
	if (teamId) query = query.where('team_id', '=', teamId);
	if (areaCode) query = query.where(sql<boolean>`starts_with(substr(area_code, 3), ${areaCode.slice(2)})`);
	if (ids) query = query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`);
	return query.orderBy('title').limit(2_000).execute();
}

/** The days between two days, both included, earliest first; those after the end of an activity are left out. */
export function daysBetween(tx: Tx, since: string, until: string, ids?: readonly string[]): Promise<ActivityDay[]> {
	let query = tx
		.selectFrom('open.activity_day as d')
		.innerJoin('open.activity as a', (join) =>
			join.onRef('a.municipality_id', '=', 'd.municipality_id').onRef('a.id', '=', 'd.activity_id'),
		)
		.select(dayColumns.map((column) => `d.${column}` as const))
		.where('d.municipality_id', '=', mine)
		.where('d.on_day', '>=', since)
		.where('d.on_day', '<=', until)
		.where((on) => on.or([on('a.ended_on', 'is', null), on('d.on_day', '<=', on.ref('a.ended_on'))]));
	if (ids) query = query.where(sql<boolean>`d.activity_id = any(${[...ids]}::uuid[])`);
	return query.orderBy('d.on_day').orderBy('d.at_from').limit(6_000).execute() as Promise<ActivityDay[]>;
}

export async function addActivity(tx: Tx, municipalityId: string, one: Activity): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.activity')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			title: one.title,
			summary: one.summary,
			for_whom: one.forWhom,
			area_code: one.areaCode,
			place_id: one.placeId,
			place: one.place,
			lon: one.lon,
			lat: one.lat,
			first_day: one.firstDay,
			at_from: one.from,
			at_until: one.until,
			rule: one.rule,
			also: one.also,
			not_on_holidays: one.notOnHolidays,
			cost_cents: one.costCents,
			languages: one.languages,
			accessibility: one.accessibility,
			organiser: one.organiser,
			initiative_id: one.initiativeId,
			team_id: one.teamId,
			phone: one.phone,
			mail: one.mail,
			sign_up: one.signUp,
			places: one.places,
			words: one.words,
			made_on: one.madeOn,
			ended_on: one.endedOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

export type Changed = Pick<
	Activity,
	| 'title'
	| 'summary'
	| 'forWhom'
	| 'place'
	| 'costCents'
	| 'languages'
	| 'accessibility'
	| 'phone'
	| 'mail'
	| 'places'
	| 'words'
>;

export async function saveChanged(tx: Tx, id: string, one: Changed): Promise<void> {
	await tx
		.updateTable('open.activity')
		.set({
			title: one.title,
			summary: one.summary,
			for_whom: one.forWhom,
			place: one.place,
			cost_cents: one.costCents,
			languages: one.languages,
			accessibility: one.accessibility,
			phone: one.phone,
			mail: one.mail,
			places: one.places,
			words: one.words,
		})
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.execute();
}

/** Days to come get this many places; a day on which more people come already keeps what it has taken. */
export async function savePlaces(tx: Tx, id: string, places: number | null, today: string): Promise<void> {
	await tx
		.updateTable('open.activity_day')
		.set({ places: places === null ? null : sql<number>`greatest(taken, ${places}::integer)` })
		.where('municipality_id', '=', mine)
		.where('activity_id', '=', id)
		.where('on_day', '>=', today)
		.execute();
}

export async function saveEnded(tx: Tx, id: string, lastDay: string): Promise<void> {
	await tx
		.updateTable('open.activity')
		.set({ ended_on: lastDay })
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.execute();
}

/** Adds days; those that are there stay as they are. */
export async function addDays(
	tx: Tx,
	municipalityId: string,
	days: readonly Omit<ActivityDay, 'taken'>[],
): Promise<void> {
	if (days.length === 0) return;
	await tx
		.insertInto('open.activity_day')
		.values(
			days.map((one) => ({
				municipality_id: municipalityId,
				activity_id: one.activityId,
				day: one.day,
				on_day: one.onDay,
				at_from: one.from,
				at_until: one.until,
				starts_at: one.startsAt,
				off: one.off,
				places: one.places,
				taken: 0,
				untold: false,
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Changes one day that is still to come. False when there is none, or it was off already. */
export async function saveDay(
	tx: Tx,
	{ activityId, day }: Pick<ActivityDay, 'activityId' | 'day'>,
	change: { off: true } | { on_day: string; at_from: string; at_until: string; starts_at: Date },
	now: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.activity_day')
		.set({ ...change, untold: true })
		.where('municipality_id', '=', mine)
		.where('activity_id', '=', activityId)
		.where('day', '=', day)
		.where('off', '=', false)
		.where('starts_at', '>', now)
		.executeTakeFirst();
	return Number(numUpdatedRows) > 0;
}

/** For the round: the days of an activity that changed since people signed up, from now on told. */
export const takeUntold = (tx: Tx, activityId: string): Promise<{ day: string; off: boolean }[]> =>
	tx
		.updateTable('open.activity_day')
		.set({ untold: false })
		.where('municipality_id', '=', mine)
		.where('activity_id', '=', activityId)
		.where('untold', '=', true)
		.returning(['day', 'off'])
		.execute();

/** For the round: of what ended before a day nobody is reached any more. */
export async function emptyContacts(tx: Tx, before: string): Promise<void> {
	await tx
		.updateTable('open.activity')
		.set({ phone: '', mail: '' })
		.where('municipality_id', '=', mine)
		.where('ended_on', '<', before)
		.where((on) => on.or([on('phone', '<>', ''), on('mail', '<>', '')]))
		.execute();
}
