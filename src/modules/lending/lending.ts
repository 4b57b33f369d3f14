/** What may be borrowed. Days are yyyy-mm-dd, money in cents. */
export const thingKinds = ['thing', 'hours', 'room'] as const;
export type ThingKind = (typeof thingKinds)[number];
export const borrowers = ['groups', 'everyone'] as const;
export type Borrowers = (typeof borrowers)[number];

export type Thing = {
	id: string;
	kind: ThingKind;
	title: string;
	summary: string;
	areaCode: string;
	owner: string;
	initiativeId: string | null;
	teamId: string | null;
	how: string;
	depositCents: number;
	forWhom: Borrowers;
	madeOn: string;
	endedOn: string | null;
};

export type LoanState = 'asked' | 'promised' | 'refused' | 'away' | 'back' | 'withdrawn';
export type Loan = {
	id: string;
	thingId: string;
	personId: string;
	called: string;
	contact: string;
	why: string;
	firstDay: string;
	lastDay: string;
	state: LoanState;
	reason: string;
	note: string;
};

/** What the owner can say, by where it stands. */
const answers: Record<LoanState, readonly LoanState[]> = {
	asked: ['promised', 'refused'],
	promised: ['away', 'refused'],
	away: ['back'],
	refused: [],
	back: [],
	withdrawn: [],
};
export const mayBecome = (state: LoanState, next: LoanState): boolean => answers[state].includes(next);
export const isOver = (state: LoanState): boolean => ['refused', 'back', 'withdrawn'].includes(state);
/** Promised or handed over: from then on the two have to reach each other. */
export const isUnderWay = (state: LoanState): boolean => state === 'promised' || state === 'away';
export const mayWithdraw = (state: LoanState): boolean => state === 'asked' || state === 'promised';
/** Handed over, and past its last day. */
export const isLate = ({ state, lastDay }: Pick<Loan, 'state' | 'lastDay'>, today: string): boolean =>
	state === 'away' && lastDay < today;
export const mostDays = 60;
