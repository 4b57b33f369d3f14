import type { Series } from '#platform/recurrence';

/** Something to do together, for everybody. Days are yyyy-mm-dd, times hh:mm of the clock here, money in cents. */
/** The words of an activity that say what it is, as they are looked at together before everybody reads them. */
export const wordsForAll = ({ title, summary, forWhom }: Pick<Activity, 'title' | 'summary' | 'forWhom'>) => ({
	title,
	summary,
	forWhom,
});

export type Activity = {
	id: string;
	title: string;
	summary: string;
	forWhom: string;
	areaCode: string;
	placeId: string | null;
	place: string;
	lon: number | null;
	lat: number | null;
	firstDay: string;
	from: string;
	until: string;
	rule: string | null;
	also: string[];
	notOnHolidays: boolean;
	costCents: number;
	languages: string[];
	accessibility: string[];
	organiser: string;
	initiativeId: string | null;
	teamId: string | null;
	phone: string;
	mail: string;
	signUp: boolean;
	places: number | null;
	words: string[];
	madeOn: string;
	endedOn: string | null;
};

/** One day of an activity: `day` is the day of its rule, `onDay` the day it is held. */
export type ActivityDay = {
	activityId: string;
	day: string;
	onDay: string;
	from: string;
	until: string;
	startsAt: Date;
	off: boolean;
	places: number | null;
	taken: number;
};

export const signUpStates = ['coming', 'waiting', 'offered', 'missed'] as const;
export type SignUpState = (typeof signUpStates)[number];
export const rides = ['none', 'needs', 'gives'] as const;
export type Ride = (typeof rides)[number];

/** Days are made for half a year ahead. */
export const horizonDays = 182;

export const seriesOf = ({
	firstDay,
	rule,
	also,
	notOnHolidays,
}: Pick<Activity, 'firstDay' | 'rule' | 'also' | 'notOnHolidays'>): Series => ({
	day: firstDay,
	rule: rule ?? undefined,
	also,
	notOnHolidays,
});

/**
 * Places that are left, for everybody to see; null when there is room for everybody. Of a small group only whether it is full:
 * a number that drops when a neighbour signs up says who did.
 */
export function freePlaces({ places, taken }: Pick<ActivityDay, 'places' | 'taken'>): number | null {
	const free = places === null ? null : Math.max(0, places - taken);
	return free === 0 || (places ?? 0) >= 8 ? free : null;
}

/** Streets are longer than the straight line by about a third, and people walk 4.5 km in an hour. */
export const walkingMinutes = (km: number): number => Math.max(1, Math.round(((km * 1.3) / 4.5) * 60));
/** What most people call near enough to walk. */
export const walkableMinutes = 25;

/** In a straight line, in kilometres: a degree of latitude is 111.2 km, one of longitude is shorter here. */
export function kmBetween(one: { lon: number; lat: number }, other: { lon: number; lat: number }): number {
	const east = (one.lon - other.lon) * 111.2 * Math.cos((one.lat * Math.PI) / 180);
	return Math.hypot(east, (one.lat - other.lat) * 111.2);
}

export const dayParts = ['ochtend', 'middag', 'avond'] as const;
export type DayPart = (typeof dayParts)[number];
export const partOf = (from: string): DayPart => (from < '12:00' ? 'ochtend' : from < '17:30' ? 'middag' : 'avond');
