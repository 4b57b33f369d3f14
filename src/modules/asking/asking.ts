/** What somebody said when the worker who knows them asked. */
export const answers = ['yes', 'no', 'not-now', 'not-reached'] as const;
export type Answer = (typeof answers)[number];

export const wents = ['went', 'did-not-go'] as const;
export type Went = (typeof wents)[number];

export const consentHows = ['spoken', 'written'] as const;
export type ConsentHow = (typeof consentHows)[number];

/** Fewest that have to say yes before any name is shown, and the most one may wait for. */
export const fewestYes = 3;
export const mostYes = 12;

/** How long a question goes round, in days. */
export const roundDays = 28;
/** How long after the end names and ways to reach people are still there, in days. */
export const contactDays = 90;

/** A question that goes round. */
export type Asking = {
	readonly id: string;
	readonly needCode: string;
	readonly areaCodes: readonly string[];
	/** The smallest area that holds all of them. */
	readonly placeCode: string;
	readonly sentence: string;
	readonly approachCode: string | null;
	readonly patternId: string | null;
	readonly fewest: number;
	readonly askedBy: string;
	readonly askedAt: Date;
	/** Calendar day. */
	readonly closesOn: string;
	readonly initiativeId: string | null;
	readonly meetsOn: string | null;
	readonly meetsWhere: string;
	readonly closedAt: Date | null;
};

/** One person, and the one worker who asks them. */
export type Ask = {
	readonly id: string;
	readonly askingId: string;
	readonly workerId: string;
	readonly personId: string | null;
	readonly signalId: string | null;
	readonly putAt: Date;
	readonly answer: Answer | null;
	readonly answeredAt: Date | null;
	readonly called: string;
	readonly contact: string;
	readonly withdrawnAt: Date | null;
	readonly went: Went | null;
};

/** What became of a question: it goes round, a group began, a first meeting is set, or it stopped without a group. */
export type Outcome = 'round' | 'group' | 'meeting' | 'stopped';

export function outcomeOf({
	initiativeId,
	meetsOn,
	closedAt,
}: Pick<Asking, 'initiativeId' | 'meetsOn' | 'closedAt'>): Outcome {
	if (meetsOn) return 'meeting';
	if (initiativeId) return 'group';
	return closedAt ? 'stopped' : 'round';
}

/** What stands now: a yes that was taken back is no yes. */
export const standingAnswer = ({
	answer,
	withdrawnAt,
}: Pick<Ask, 'answer' | 'withdrawnAt'>): Answer | 'taken-back' | null =>
	answer === 'yes' && withdrawnAt ? 'taken-back' : answer;

/** Whether asking them, or asking again, still makes sense: as long as the question goes round. */
export const mayStillAnswer = (asking: Pick<Asking, 'initiativeId' | 'meetsOn' | 'closedAt'>): boolean =>
	outcomeOf(asking) === 'round';

/** Whether to ask if they went: the first meeting was, they said yes and it stands, and nobody told yet. */
export const waitsForWent = (
	ask: Pick<Ask, 'answer' | 'withdrawnAt' | 'went'>,
	meetsOn: string | null,
	today: string,
): boolean => standingAnswer(ask) === 'yes' && ask.went === null && meetsOn !== null && meetsOn <= today;

/** How the people who asked are known. A card says who keeps it and how its person wants to be reached. */
type Known = { keeperId: string | null; contactBy: string };

/**
 * Which workers could ask somebody, the one who knows them best first: who keeps their card, then who met them. Nobody,
 * when there was a card that may not be used any more, or when its person wants to hear nothing.
 */
export function whoKnows(
	asker: { personId: string | null; metBy: readonly string[] },
	card: Known | undefined,
): readonly string[] {
	if (!asker.personId) return asker.metBy;
	if (!card || card.contactBy === 'nobody') return [];
	return [...new Set([...(card.keeperId ? [card.keeperId] : []), ...asker.metBy])];
}
