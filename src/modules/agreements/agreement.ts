/**
 * An agreement says which worries a partner may pass on: about what, from where, on what ground, what they hear back and
 * until when. Made by two people. Without one that runs today nothing goes in.
 */
export const grounds = ['agreed', 'legal-duty', 'public-task', 'legitimate-interest'] as const;
/** `agreed`: only with the resident's yes. The others are letters c, e and f of AVG art. 6(1). */
export type Ground = (typeof grounds)[number];

/** 0 nothing back, 1 received, taken up and closed, 2 a sentence too. */
export const feedbackLevels = [0, 1, 2] as const;
export type FeedbackLevel = (typeof feedbackLevels)[number];

/** What a partner can be told at the end: fixed sentences that say nothing about the person. */
export const feedbackSentences = ['thanks', 'in-touch', 'known', 'together', 'passed-on', 'not-reached'] as const;
export type FeedbackSentence = (typeof feedbackSentences)[number];

/** Two links for people, and a key for a program. */
export const keyUses = ['contact', 'deputy', 'program'] as const;
export type KeyUse = (typeof keyUses)[number];

export type Agreement = {
	readonly id: string;
	readonly ourOrganisationId: string;
	readonly partnerOrganisationId: string;
	readonly ourName: string;
	readonly partnerName: string;
	readonly purpose: string;
	readonly themes: readonly string[];
	readonly areaCodes: readonly string[];
	readonly ground: Ground;
	readonly groundWords: string;
	readonly feedbackLevel: FeedbackLevel;
	/** First and last day, yyyy-mm-dd. */
	readonly validFrom: string;
	readonly validUntil: string;
	readonly contact: Reachable;
	readonly deputy: Reachable;
	readonly proposedBy: string;
	readonly proposedAt: Date;
	readonly confirmedBy: string | null;
	readonly confirmedAt: Date | null;
	readonly endedAt: Date | null;
	readonly endedBecause: string | null;
};

export type Reachable = { readonly name: string; readonly mail: string };

export const agreementStates = ['proposed', 'waiting', 'running', 'expired', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** @param today yyyy-mm-dd */
export function stateOn(
	today: string,
	agreement: Pick<Agreement, 'confirmedAt' | 'endedAt' | 'validFrom' | 'validUntil'>,
): AgreementState {
	if (agreement.endedAt) return 'ended';
	if (agreement.validUntil < today) return 'expired';
	if (!agreement.confirmedAt) return 'proposed';
	return agreement.validFrom > today ? 'waiting' : 'running';
}

/** A neighbourhood's code begins with its district's, and that with its municipality's. */
export const liesWithin = (areaCode: string, places: readonly string[]): boolean =>
	places.some((place) => areaCode.slice(2).startsWith(place.slice(2)));

export const longestYears = 2;
/** Days before the last one on which both sides are asked whether they go on. */
export const remindDays = 60;

/** What is wrong with a period, if anything. Days as yyyy-mm-dd. */
export function periodFault(from: string, until: string): 'ends-before-start' | 'agreement-too-long' | undefined {
	if (until <= from) return 'ends-before-start';
	const last = `${Number(from.slice(0, 4)) + longestYears}${from.slice(4)}`;
	return until > last ? 'agreement-too-long' : undefined;
}

export type FirstAnswers = { readonly passedOn: number; readonly answered: number; readonly medianDays: number | null };

/** Fewer answers than this say more about one worker than about the team. */
export const fewestAnswers = 3;

/** Whole days that half of the partners waited at most for a first answer; nothing when there are too few. */
export const usualWait = ({ answered, medianDays }: FirstAnswers): number | undefined =>
	answered >= fewestAnswers && medianDays !== null ? Math.max(1, Math.ceil(medianDays)) : undefined;

/** What a partner sees of one worry it passed on. */
export type PassedOn = {
	readonly id: string;
	readonly theme: string;
	readonly areaCode: string;
	readonly text: string;
	readonly passedOn: string;
	readonly state: 'received' | 'taken-up' | 'closed';
	readonly closedOn: string | null;
	readonly feedback: FeedbackSentence | null;
	readonly feedbackWords: string;
};
