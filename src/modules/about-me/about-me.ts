import type { OwnSaid } from '#modules/matching';

/** What one line of the page is about: told by the person, noted about them, a tie to an initiative, what they were asked, can and wish, a circle of neighbours, people who look out for each other, a programme of buddies, what they do as a volunteer, the rooms they book and look after, what they borrow, a place in a jury, a plan for the neighbourhood budget. */
export type PieceKind =
	| 'told'
	| 'noted'
	| 'tie'
	| 'asked'
	| 'talent'
	| 'wish'
	| 'circle'
	| 'watching'
	| 'programme'
	| 'volunteer'
	| 'room'
	| 'house'
	| 'loan'
	| 'jury'
	| 'plan';

/** One thing that is known of somebody, as they read it. */
export type Piece = {
	id: string;
	kind: PieceKind;
	/** The words that are kept, or the name of what it belongs to. */
	words: string;
	/** What else was left with it: a name, a way to be reached, a remark. */
	left: string[];
	/** What they answered, and told of how it went, when it is something they were asked for another. */
	said?: OwnSaid;
	/** Who put it there. */
	by: 'self' | 'worker' | 'partner' | 'import';
	/** Calendar day. */
	day: string;
	/** Where it can be read or taken back. */
	href: string | null;
	/** Class of policy/retention.yaml. */
	keptAs: string;
};

/** What becomes of one class of data when its person asks to be erased (AVG art. 17; privacy P14). */
export type WhatStays = {
	what: { nl: string; en: string };
	becomes: 'gone' | 'nameless' | 'kept';
	why: { nl: string; en: string } | null;
	/** ISO 8601 period after which what stayed goes too. */
	period: string;
};

export const questionAbouts = ['look', 'piece', 'card', 'something'] as const;
export type QuestionAbout = (typeof questionAbouts)[number];

export const questionOutcomes = ['mended', 'stays', 'passed-on'] as const;
export type QuestionOutcome = (typeof questionOutcomes)[number];

/** What somebody asked about their own data. */
export type DataQuestion = {
	id: string;
	about: QuestionAbout;
	aboutWords: string;
	question: string;
	askedAt: Date;
	/** The last day on which there must be an answer. */
	dueOn: string;
	outcome: QuestionOutcome | null;
	answer: string;
	answeredAt: Date | null;
};

/** Days before the end of the month in which the one who answers is warned (privacy P12: on day twenty). */
const warnedDays = 10;

export const isLate = ({ dueOn, answeredAt }: Pick<DataQuestion, 'dueOn' | 'answeredAt'>, today: string): boolean =>
	answeredAt === null && dueOn < today;

export const isAlmostLate = (
	{ dueOn, answeredAt }: Pick<DataQuestion, 'dueOn' | 'answeredAt'>,
	today: string,
): boolean => answeredAt === null && dueOn >= today && Date.parse(dueOn) - Date.parse(today) <= warnedDays * 86_400_000;
