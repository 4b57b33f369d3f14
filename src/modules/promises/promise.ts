/** What was promised at a meeting. Pure rules; days as yyyy-mm-dd. */
export type Promised = {
	id: string;
	areaCode: string;
	sessionId: string | null;
	meeting: string;
	madeOn: string;
	words: string;
	organisation: string;
	job: string;
	dueOn: string;
	outcome: 'kept' | 'broken' | null;
	outcomeWords: string;
	endedOn: string | null;
};
export type Move = { promiseId: string; wasDueOn: string; movedOn: string; why: string };

export const promiseStates = ['late', 'running', 'broken', 'kept'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** Late is the day after; a promise that was kept late was kept. */
export const stateOf = ({ outcome, dueOn }: Pick<Promised, 'outcome' | 'dueOn'>, today: string): PromiseState =>
	outcome ?? (dueOn < today ? 'late' : 'running');

/** So many days before the day its owner is reminded. */
export const remindDays = 7;

/** What is due first comes first; what is over, the latest first. */
export const byTurn = (a: Promised, b: Promised): number =>
	a.endedOn && b.endedOn ? b.endedOn.localeCompare(a.endedOn) : a.dueOn.localeCompare(b.dueOn);
