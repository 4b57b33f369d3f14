export const matchKinds = ['help', 'visit'] as const;
export type MatchKind = (typeof matchKinds)[number];
export type Side = 'asks' | 'offers';
export type MatchState = 'asked' | 'agreed' | 'met' | 'ended' | 'stopped';

export const matchAnswers = ['yes', 'no', 'later'] as const;
export type MatchAnswer = (typeof matchAnswers)[number];

/** Kind reasons for a no. Only the person and their own worker ever read it. */
export const noReasons = [
	'no-time',
	'already-helped',
	'too-far',
	'not-for-me',
	'know-each-other',
	'rather-not-say',
] as const;
export type NoReason = (typeof noReasons)[number];
/** Why a worker leaves somebody out for one wish. */
export const apartReasons = ['know-each-other', 'not-a-fit', 'asked-enough', 'heard-otherwise'] as const;
export type ApartReason = (typeof apartReasons)[number];

/** Did it happen? Missing each other is a thing between two people, nobody's fault here. */
export const happenings = ['yes', 'planned', 'i-could-not', 'other-was-not-there', 'not-yet'] as const;
export type Happening = (typeof happenings)[number];
export const clicks = ['yes', 'bit', 'no'] as const;
export type Click = (typeof clicks)[number];
export const nextSteps = ['go-on', 'done', 'someone-else'] as const;
export type NextStep = (typeof nextSteps)[number];

/** Where a visit leads: somebody does not stay at home with one visitor. */
export const whithers = ['place', 'club', 'person'] as const;
export type Whither = (typeof whithers)[number];

/** What somebody said when they were asked, and of how it went. */
export type OwnSaid = {
	readonly answer: MatchAnswer | null;
	readonly because: NoReason | null;
	/** Calendar day, after "rather later". */
	readonly askAgainOn: string | null;
	readonly happened: Happening | null;
	readonly clicked: Click | null;
};

/** A match as one side of it may see it. */
export type MatchCard = {
	readonly id: string;
	readonly sideId: string;
	readonly side: Side;
	/** Seen as the worker of the team that keeps this person's card. */
	readonly ours: boolean;
	readonly kind: MatchKind;
	readonly needCode: string;
	readonly areaCode: string | null;
	readonly task: string;
	readonly practical: string;
	readonly inReturn: string;
	readonly rules: readonly string[];
	readonly state: MatchState;
	readonly proposedAt: Date;
	readonly answerBy: string;
	readonly agreedAt: Date | null;
	readonly metOn: string | null;
	readonly endedAt: Date | null;
	readonly cardId: string | null;
	/** The wish or the talent it is about; for their worker. */
	readonly talentId: string | null;
	/** Whether a team keeps their card, so that a worker can bring them together. */
	readonly kept: boolean;
	readonly hasCode: boolean;
	/** Seen through the code that was asked with. */
	readonly byCode: boolean;
	readonly answer: MatchAnswer | null;
	readonly because: string | null;
	readonly askAgainOn: string | null;
	readonly called: string;
	readonly contact: string;
	readonly happened: Happening | null;
	readonly clicked: Click | null;
	readonly next: NextStep | null;
	readonly towards: Whither | null;
	readonly towardsWords: string;
	readonly toldAt: Date | null;
	/** Of the other; '' until both said yes, and again when it is over. */
	readonly otherCalled: string;
	readonly otherContact: string;
};

/** How long people have to answer, how long a "later" waits, after how long we ask how it went; in days. */
export const answerDays = 14;
export const laterDays = 28;
export const curiousDays = 7;
/** Who was brought together is not proposed to each other again so long. */
export const apartDays = 180;
export const fairDays = 30;

/** Whether this person still has to be asked, or asked again. */
export const waitsForAnswer = (
	{ state, answer, askAgainOn }: Pick<MatchCard, 'state' | 'answer' | 'askAgainOn'>,
	day: string,
): boolean =>
	state === 'asked' && (answer === null || (answer === 'later' && askAgainOn !== null && askAgainOn <= day));

/** A week after both said yes, until they told. */
export const waitsForStory = (
	{ state, agreedAt, toldAt }: Pick<MatchCard, 'state' | 'agreedAt' | 'toldAt'>,
	now: Date,
): boolean =>
	(state === 'agreed' || state === 'met') &&
	toldAt === null &&
	agreedAt !== null &&
	now.getTime() - agreedAt.getTime() >= curiousDays * 86_400_000;

export const isOpen = ({ state }: Pick<MatchCard, 'state'>): boolean => state !== 'ended' && state !== 'stopped';

/** Characters of a code that opens a match: 80 bits. */
export const matchCodeLetters = 16;
