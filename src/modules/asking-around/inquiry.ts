/** Whom a line is put to: the own team, colleagues of the own organisation there, or whoever works there. */
export const reaches = ['team', 'area', 'network'] as const;
export type Reach = (typeof reaches)[number];

/** One tap. */
export const answers = ['knows', 'asks-round', 'no'] as const;
export type Answer = (typeof answers)[number];

/** How somebody knows someone. */
export const hows = ['talent', 'person', 'place'] as const;
export type How = (typeof hows)[number];

export const longestSentence = 140;
/** Days a line is out when nobody says otherwise, and at most. */
export const usualDays = 7;
export const mostDays = 28;
/** Days that a line nobody could answer stays on the list for the next meeting. */
export const listDays = 90;

/** One line to colleagues. */
export type Inquiry = {
	readonly id: string;
	readonly sentence: string;
	readonly needCode: string | null;
	readonly placeCode: string;
	readonly areaCodes: readonly string[];
	readonly reach: Reach;
	readonly askedBy: string;
	readonly teamId: string;
	readonly organisationId: string;
	readonly askedAt: Date;
	/** Calendar day. */
	readonly until: string;
	readonly knownAt: Date | null;
	readonly thankedAt: Date | null;
	readonly closedAt: Date | null;
	readonly found: boolean;
	readonly signalId: string | null;
};

export type InquiryAnswer = {
	readonly id: string;
	readonly inquiryId: string;
	readonly workerId: string;
	readonly answer: Answer;
	readonly answeredAt: Date;
	readonly how: How | null;
	readonly talentId: string | null;
	readonly placeName: string;
	readonly placeWords: string;
	readonly onMapAt: Date | null;
};

/** Where a line stands: it is out, it is over and somebody knew or it worked out, or nobody knew. */
export type InquiryState = 'running' | 'over' | 'nobody-knew';

export function stateOf(
	{ closedAt, found, knownAt, until }: Pick<Inquiry, 'closedAt' | 'found' | 'knownAt' | 'until'>,
	today: string,
): InquiryState {
	if (!closedAt && today <= until) return 'running';
	return found || knownAt ? 'over' : 'nobody-knew';
}

/** Whether a line is put to somebody who works there; its asker is not asked. */
export function isPutTo(
	inquiry: Pick<Inquiry, 'reach' | 'teamId' | 'organisationId' | 'askedBy'>,
	worker: { id: string; teamId: string; organisationId: string; worksThere: boolean },
): boolean {
	if (worker.id === inquiry.askedBy) return false;
	if (worker.teamId === inquiry.teamId) return true;
	if (inquiry.reach === 'team' || !worker.worksThere) return false;
	return inquiry.reach === 'network' || worker.organisationId === inquiry.organisationId;
}

/** What does not leave the own team, even when somebody looked at it. */
export const staysInTheTeam = ['name', 'phone', 'mail', 'address', 'iban'] as const;

/** What is said of a place, as one text. */
export const placeInWords = ({ place, words }: { place: string; words: string }): string =>
	[place, words].filter(Boolean).join('. ');
