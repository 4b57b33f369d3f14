import { routesOf, type Way } from '#modules/organising';
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
	/** The team that has it now, and the way of its queue; null while no team has the queue here. */
	teamId: string | null;
	way: Way;
	/** The day on which they said yes to another team. */
	agreedOn: string | null;
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
type Had = Pick<Question, 'areaCode' | 'teamId' | 'way' | 'talkWorkerId'>;
const isOurs = (actor: Actor, { areaCode, teamId }: Had): boolean =>
	isWorkerIn(actor, areaCode) && teamId !== null && teamId === actor.teamId;

/** Who may have the first talk: a worker of the team that has it; at a desk in front, and where they were asked, a broker of it too. */
export const mayTalk = (actor: Actor, question: Had): boolean =>
	isOurs(actor, question) &&
	(hasRole(actor, 'team_worker') || (hasRole(actor, 'social_broker') && routesOf(question.way).firstTalk !== 'team'));

/** The lead of that team, or who that lead named; where the team does not do so together also who had the first talk. */
export const mayWeigh = (actor: Actor, question: Had, way: Pick<IntakeWay, 'deciders'> | undefined): boolean =>
	isOurs(actor, question) &&
	(hasRole(actor, 'team_lead') ||
		(hasRole(actor, 'team_worker') && Boolean(way?.deciders.includes(actor.personId ?? ''))) ||
		(mayTalk(actor, question) &&
			routesOf(question.way).allocates !== 'team-together' &&
			question.talkWorkerId === actor.personId));
