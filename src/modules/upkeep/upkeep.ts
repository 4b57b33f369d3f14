import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { dayAfter } from '#platform/wall-time';

/** Neighbours look after a piece of the neighbourhood. Pure rules; days as yyyy-mm-dd, months 1 to 12. */
export const gifts = ['tools', 'plants', 'water', 'waste', 'insurance', 'money'] as const;
export type Gift = (typeof gifts)[number];

export const goings = ['well', 'so-so', 'hard'] as const;
export const receiveds = ['yes', 'partly', 'no'] as const;
export const wantings = ['on', 'change', 'stop'] as const;
export type Review = {
	reviewOn: string;
	side: 'resident' | 'town';
	goes: (typeof goings)[number];
	received: (typeof receiveds)[number];
	wants: (typeof wantings)[number];
	words: string;
	toldOn: string;
};

export type Upkeep = {
	id: string;
	areaCode: string;
	initiativeId: string | null;
	place: string;
	does: string;
	months: number[];
	gives: Gift[];
	givesWords: string;
	cents: number | null;
	startsOn: string;
	proposedOn: string;
	groupCalled: string;
	/** Whether there is a name and number; who may read them asks for them apart. */
	reachable: boolean;
	residentYesOn: string | null;
	residentYesHow: 'code' | 'account' | 'spoken' | null;
	contactId: string | null;
	contactCalled: string;
	townYesOn: string | null;
	reviewOn: string | null;
	endedOn: string | null;
	endedBy: 'resident' | 'town' | null;
	endWhy: string;
};

/** Both said yes and nobody stopped. */
export const stands = ({ reviewOn, endedOn }: Pick<Upkeep, 'reviewOn' | 'endedOn'>): boolean =>
	reviewOn !== null && endedOn === null;

/** From so many days before the day both may look back. */
export const lookBackDays = 30;
export const isTimeToLookBack = ({ reviewOn, endedOn }: Pick<Upkeep, 'reviewOn' | 'endedOn'>, today: string): boolean =>
	reviewOn !== null && endedOn === null && reviewOn <= dayAfter(today, lookBackDays);

/** Months that follow each other said as one: 3–10 and 12 of a list of months. */
export function monthSpans(months: readonly number[]): [number, number][] {
	const spans: [number, number][] = [];
	for (const month of [...new Set(months)].sort((a, b) => a - b)) {
		const last = spans.at(-1);
		if (last && last[1] === month - 1) last[1] = month;
		else spans.push([month, month]);
	}
	return spans;
}

/** For whom this actor speaks: the town's contact for the town, a worker or who carries the initiative for the neighbours. */
export const sideOf = (actor: Actor, { areaCode }: Pick<Upkeep, 'areaCode'>): 'resident' | 'town' | undefined => {
	if (hasRole(actor, 'municipal_contact')) return isWorkerIn(actor, areaCode) ? 'town' : undefined;
	if (actor.kind === 'resident' || actor.kind === 'volunteer') return 'resident';
	return hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode) ? 'resident' : undefined;
};

export const mayPropose = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'municipal_contact') && isWorkerIn(actor, areaCode);
