import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** How an area organises the help and the work with neighbours. Pure rules; days as yyyy-mm-dd. The codes are part of message keys. */

/** One team with a mandate; a desk in front with organisations behind it; organisations that find each other at a table. */
export const ways = ['team', 'desk', 'network'] as const;
export type Way = (typeof ways)[number];
/** On what ground workers of several organisations work together, and so what they may see of each other's work. */
export const grounds = ['one', 'seconded', 'own'] as const;
export type Ground = (typeof grounds)[number];

export type Arrangement = {
	id: string;
	/** A district: WK990101. */
	areaCode: string;
	way: Way;
	ground: Ground;
	why: string;
	breadth: string;
	depth: string;
	/** Percent of the week for work with the neighbourhood; what stays is for talks with one household. */
	communityShare: number;
	expect: string;
	asked: string;
	reach: string;
	/** Who takes part, one a line: "Draadkracht: sociaal makelaars". */
	parties: string;
	firstTeamId: string;
	firstTeam: string;
	/** Within how many working days somebody who asks is spoken to. */
	talkDays: number;
	backTeamId: string | null;
	backTeam: string;
	sinceOn: string;
	madeOn: string;
	/** The day the next choice came; null while it holds. */
	untilOn: string | null;
	/** In what role it was chosen. */
	chosenAs: 'administrator' | 'team_lead';
};

/** The meetings that belong to a way of working. */
export const meetings = ['cases', 'intake', 'front-and-back', 'network', 'community'] as const;
export type Meeting = (typeof meetings)[number];
/** Where whoever lives there may come: no question of one household is spoken about. */
export const openMeetings: readonly Meeting[] = ['network', 'community'];

/** What follows from the choice. Modules ask this and nothing else: no module tests for a way by its name. */
export type Routes = {
	/** Who has the first talk: a worker of the team, who stands at the desk, or the organisation that was asked. */
	readonly firstTalk: 'team' | 'desk' | 'asked-organisation';
	/** Where a question waits: with the one team of the area (`firstTeamId`), or with whoever it was asked of. */
	readonly queue: 'first-team' | 'asked-team';
	/** Who says which worker goes on with it: the lead and who the lead named; without a team that does so together also who had the first talk. */
	readonly allocates: 'team-together' | 'desk' | 'network-table';
	/** Where it goes when it is too much for who had the first talk. `back-team` is `backTeamId`, and without one the town's own route. */
	readonly heavier: 'specialist-in-team' | 'back-team' | 'organisation-that-fits';
	/** Which meetings appear in the agenda of the area. */
	readonly meetings: readonly Meeting[];
	/** What a colleague of another organisation sees without a permission for that very person. Never more than this. */
	readonly sharedByDefault: 'plan-within-team' | 'question-with-reach' | 'nothing';
};

const routes: Record<Way, Routes> = {
	team: {
		firstTalk: 'team',
		queue: 'first-team',
		allocates: 'team-together',
		heavier: 'specialist-in-team',
		meetings: ['intake', 'cases', 'community'],
		sharedByDefault: 'plan-within-team',
	},
	desk: {
		firstTalk: 'desk',
		queue: 'first-team',
		allocates: 'desk',
		heavier: 'back-team',
		meetings: ['front-and-back', 'community'],
		sharedByDefault: 'question-with-reach',
	},
	network: {
		firstTalk: 'asked-organisation',
		queue: 'asked-team',
		allocates: 'network-table',
		heavier: 'organisation-that-fits',
		meetings: ['network', 'community'],
		sharedByDefault: 'nothing',
	},
};

/**
 * What follows from a way of organising: the route of a question, who meets with whom, and what is shared by default.
 * Where an area chose nothing it is as a network: everybody keeps what they were asked, and nothing is shared.
 */
export const routesOf = (way: Way | null): Routes => routes[way ?? 'network'];

/** The team in whose queue a question waits that nobody takes at once; the team it was asked of when the way says so. */
export const queueOf = (arrangement: Arrangement | null, askedTeamId: string): string =>
	arrangement && routesOf(arrangement.way).queue === 'first-team' ? arrangement.firstTeamId : askedTeamId;

/** The lead of the area, for the own organisation alone (the store asks that of both teams); and who administrates the town. */
export const mayChooseWay = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'administrator', 'team_lead') && isWorkerIn(actor, areaCode);

/** The district of a district or neighbourhood: WK990101 of BU99010102. */
export const districtOf = (areaCode: string): string => `WK${areaCode.slice(2, 8)}`;

/** Who takes part, each with what they do. What stands before the first colon is the name. */
export const partiesOf = (parties: string): { name: string; does: string }[] =>
	parties
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const colon = line.indexOf(':');
			return colon < 1
				? { name: line, does: '' }
				: { name: line.slice(0, colon).trim(), does: line.slice(colon + 1).trim() };
		});
