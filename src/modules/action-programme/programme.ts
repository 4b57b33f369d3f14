import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { dayAfter } from '#platform/wall-time';

/** The programme of an area, on the goals of the city. Pure rules; days as yyyy-mm-dd. */
export const cityGoals = ['healthy', 'peaceful', 'residents'] as const;
export type CityGoal = (typeof cityGoals)[number];
/** Our own words for them, for a city that named none. */
export const ownCityGoals: Record<CityGoal, { nl: string; en: string }> = {
	healthy: { nl: 'Gezond', en: 'Healthy' },
	peaceful: { nl: 'Rustig en veilig', en: 'Peaceful and safe' },
	residents: { nl: 'Bewoners aan het stuur', en: 'Residents at the wheel' },
};

export const goalStates = ['on-way', 'slow', 'stuck', 'reached'] as const;
export type GoalState = (typeof goalStates)[number];
export const pledgeKinds = ['club', 'shop', 'school', 'organisation', 'residents'] as const;
export type PledgeKind = (typeof pledgeKinds)[number];
export const sourceKinds = ['session', 'analysis', 'pattern', 'meeting'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type Programme = {
	id: string;
	areaCode: string;
	title: string;
	intro: string;
	fromOn: string;
	untilOn: string;
	madeOn: string;
	publishedOn: string | null;
};
export type Goal = {
	id: string;
	programmeId: string;
	cityGoal: CityGoal;
	words: string;
	sourceKind: SourceKind;
	sourceRef: string;
	figureCode: string | null;
	figureWas: number | null;
	figureYear: number | null;
	figureTarget: number | null;
	ownLabel: string;
	ownWas: number | null;
	ownTarget: number | null;
	madeOn: string;
};
export type Pledge = {
	id: string;
	goalId: string;
	organisation: string;
	kind: PledgeKind;
	words: string;
	pledgedOn: string;
	confirmedOn: string | null;
};
export type Told = {
	id: string;
	goalId: string;
	toldOn: string;
	state: GoalState;
	words: string;
	ownNow: number | null;
};

/** A programme takes two years, the last day included. */
export const lastDayOf = (fromOn: string): string =>
	dayAfter(`${Number(fromOn.slice(0, 4)) + 2}${fromOn.slice(4) === '-02-29' ? '-03-01' : fromOn.slice(4)}`, -1);

/** How it goes is told twice a year: so many days after the last time, or after the goal was set. */
export const tellDays = 182;
export const isTimeToTell = (
	goal: Pick<Goal, 'madeOn'>,
	told: readonly Pick<Told, 'toldOn' | 'state'>[],
	programme: Pick<Programme, 'publishedOn' | 'untilOn'>,
	today: string,
): boolean => {
	const last =
		told
			.map(({ toldOn }) => toldOn)
			.sort()
			.at(-1) ?? goal.madeOn;
	return programme.publishedOn !== null && today <= programme.untilOn && dayAfter(last, tellDays) <= today;
};

/** The community brokers and the team lead of its area own it together. */
export const mayTendProgramme = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_lead') && isWorkerIn(actor, areaCode);
