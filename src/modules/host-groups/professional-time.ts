/** The time of a professional, asked by residents and groups. Pure rules; days as yyyy-mm-dd. */
export const askers = ['one', 'group', 'organisation'] as const;
export type Asker = (typeof askers)[number];
export const needs = ['small', 'clear', 'urgent'] as const;
export type NeedWeight = (typeof needs)[number];
/** How many others have something by it. */
export const commons = ['one', 'some', 'many'] as const;
export type CommonWeight = (typeof commons)[number];
export const decisions = ['yes', 'later', 'no'] as const;
export type Decision = (typeof decisions)[number];

export type TimeRequest = {
	id: string;
	areaCode: string;
	asks: Asker;
	words: string;
	hours: number;
	askedOn: string;
	need: NeedWeight | null;
	common: CommonWeight | null;
	decision: Decision | null;
	hoursGiven: number | null;
	reason: string;
	byCalled: string;
	byReach: string;
	lookOn: string | null;
	weighedOn: string | null;
	doneOn: string | null;
};

/** Need and common interest count the same: urgent for one is as much as clear for some. Unweighed comes first. */
const weightOf = ({ need, common }: Pick<TimeRequest, 'need' | 'common'>): number =>
	need && common ? needs.indexOf(need) + commons.indexOf(common) : Number.POSITIVE_INFINITY;

/** In the order to look at: unweighed first, then by need and common interest together, then who asked first. */
export const inOrder = (requests: readonly TimeRequest[]): TimeRequest[] =>
	requests.toSorted((a, b) => {
		const [one, other] = [weightOf(a), weightOf(b)];
		return one === other ? a.askedOn.localeCompare(b.askedOn) || a.id.localeCompare(b.id) : one > other ? -1 : 1;
	});

/** What still waits: not weighed yet, or weighed "later" and its day has come. */
export const waits = ({ decision, lookOn }: Pick<TimeRequest, 'decision' | 'lookOn'>, today: string): boolean =>
	decision === null || (decision === 'later' && lookOn !== null && lookOn <= today);

/** Those that wait although they weigh more than this one: who says yes to it says why in the reason. */
export const weighMore = (
	chosen: Pick<TimeRequest, 'id' | 'need' | 'common'>,
	all: readonly TimeRequest[],
): TimeRequest[] =>
	all.filter((other) => other.id !== chosen.id && other.decision === 'later' && weightOf(other) > weightOf(chosen));

/** Hours given and not done yet: what already stands in the agenda. */
export const hoursStanding = (all: readonly TimeRequest[]): number =>
	all.reduce((sum, { doneOn, hoursGiven }) => sum + (doneOn ? 0 : (hoursGiven ?? 0)), 0);
