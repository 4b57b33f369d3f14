import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** Who asks for help, from the first word to a worker or a warm handover. Pure rules; days as yyyy-mm-dd. */
export const waysIn = ['self', 'desk', 'phone', 'referral', 'street'] as const;
export type WayIn = (typeof waysIn)[number];
export const intakeStates = ['waiting', 'talk', 'fits', 'given', 'begun', 'handed', 'withdrawn'] as const;
export type IntakeState = (typeof intakeStates)[number];
export const weights = ['light', 'fits', 'heavy'] as const;
export type Weight = (typeof weights)[number];
export const routes = ['broker', 'neighbours', 'specialist', 'town'] as const;
export type Route = (typeof routes)[number];

/** Where it goes that is too light or too heavy. What fits stays here. */
const routesOfWeight: Record<Weight, readonly Route[]> = {
	light: ['broker', 'neighbours'],
	fits: [],
	heavy: ['specialist', 'town'],
};
export const suits = (weight: Weight, route: Route | undefined): boolean =>
	weight === 'fits' ? route === undefined : route !== undefined && routesOfWeight[weight].includes(route);

export type Question = {
	id: string;
	areaCode: string;
	cameBy: WayIn;
	receivedOn: string;
	talkBy: string;
	state: IntakeState;
	talkWorkerId: string | null;
	talkCalled: string;
	weight: Weight | null;
	weighedCalled: string;
	route: Route | null;
	givenTo: string | null;
	givenCalled: string;
	closedOn: string | null;
};

/** What was told, and why it was weighed so: opened apart, for who goes on with it. */
export type Told = { words: string; called: string; reach: string; weightWhy: string };

/** Nobody talked with them yet, and the day has gone by. */
export const isOverdue = ({ state, talkBy }: Pick<Question, 'state' | 'talkBy'>, today: string): boolean =>
	state === 'waiting' && talkBy < today;

/** The district of a district or neighbourhood. */
export const districtOf = (areaCode: string): string => `WK${areaCode.slice(2, 8)}`;
export type IntakeWay = {
	areaCode: string;
	/** The team whose queue it is. */
	teamId: string;
	talkDays: number;
	specialistCalled: string;
	townCalled: string;
	deciders: readonly string[];
	decidersCalled: string;
};
/** The lead of the area, or who the lead named. */
export const mayWeigh = (actor: Actor, areaCode: string, way: Pick<IntakeWay, 'deciders'> | undefined): boolean =>
	isWorkerIn(actor, areaCode) &&
	(hasRole(actor, 'team_lead') ||
		(hasRole(actor, 'team_worker') && Boolean(way?.deciders.includes(actor.personId ?? ''))));

export const moments = ['start', 'end'] as const;
export type Moment = (typeof moments)[number];
export const heavier = ['specialist', 'residential', 'crisis', 'youth', 'eviction', 'other'] as const;
export type Heavier = (typeof heavier)[number];
export const howSure = ['probably', 'maybe', 'no'] as const;
export type HowSure = (typeof howSure)[number];
