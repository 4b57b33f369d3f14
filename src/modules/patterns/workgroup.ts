import type { PatternState } from './pattern.ts';

/** People of several organisations who look together, once a week, at what comes up in their areas. */
export type Workgroup = {
	readonly id: string;
	readonly name: string;
	/** Districts and neighbourhoods, with everything inside them. */
	readonly areas: readonly string[];
	/** Monday is 1. */
	readonly weekday: number;
	/** hh:mm */
	readonly startsAt: string;
};

export const decisionKinds = ['discuss', 'adopt', 'park', 'dismiss'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export type Decision = {
	readonly id: string;
	readonly patternId: string;
	/** Null when the workgroup is forgotten. */
	readonly workgroupId: string | null;
	readonly what: DecisionKind;
	/** The next step, what it waits for, or why it is chance. */
	readonly words: string;
	readonly ownerId: string | null;
	/** yyyy-mm-dd: the day of the next step, or until when it is parked. */
	readonly dueOn: string | null;
	readonly fromState: PatternState;
	readonly fromOwnerId: string | null;
	readonly decidedBy: string;
	readonly decidedAt: Date;
};

export type Question = {
	readonly id: string;
	readonly text: string;
	readonly askedBy: string;
	readonly askedAt: Date;
};

/** Seconds in which a decision can be taken back; after that one decides anew. */
export const undoDecisionSeconds = 10;

const before: Record<DecisionKind, readonly PatternState[]> = {
	discuss: ['to-discuss', 'talking', 'parked'],
	adopt: ['to-discuss', 'talking', 'parked', 'approach-chosen', 'running'],
	park: ['to-discuss', 'talking', 'parked', 'approach-chosen', 'running'],
	dismiss: ['to-discuss', 'talking', 'parked'],
};

/** What can be decided about a card that stands here. */
export const decisionsFor = (state: PatternState): DecisionKind[] =>
	decisionKinds.filter((what) => before[what].includes(state));

/** Where the card stands after a decision. Who adopts what already has an approach or runs, leaves it there. */
export function stateAfter(what: DecisionKind, state: PatternState): PatternState {
	if (what === 'park') return 'parked';
	if (what === 'dismiss') return 'dismissed';
	return state === 'approach-chosen' || state === 'running' ? state : 'talking';
}

export type DecisionProblem =
	| 'pattern-no-such-move'
	| 'pattern-why-needed'
	| 'decision-owner-needed'
	| 'decision-day-needed'
	| 'decision-day-past'
	| 'decision-day-far';

type Deciding = Pick<Decision, 'what' | 'words' | 'ownerId' | 'dueOn'>;

/** What stands in the way of a decision, with the field it belongs to; nothing when it can be taken. */
export function decisionProblem(
	state: PatternState,
	{ what, words, ownerId, dueOn }: Deciding,
	today: string,
): { code: DecisionProblem; field: 'what' | 'words' | 'owner' | 'due' } | undefined {
	if (!decisionsFor(state).includes(what)) return { code: 'pattern-no-such-move', field: 'what' };
	if (what === 'dismiss' && words.trim() === '') return { code: 'pattern-why-needed', field: 'words' };
	if (what === 'adopt' && ownerId === null) return { code: 'decision-owner-needed', field: 'owner' };
	if (what === 'adopt' || what === 'park') {
		if (dueOn === null) return { code: 'decision-day-needed', field: 'due' };
		if (dueOn <= today) return { code: 'decision-day-past', field: 'due' };
		if (Date.parse(dueOn) - Date.parse(today) > 366 * dayMs) return { code: 'decision-day-far', field: 'due' };
	}
	return undefined;
}

const dayMs = 86_400_000;

/** The first meeting on or after a day (yyyy-mm-dd). */
export function nextMeeting({ weekday }: Pick<Workgroup, 'weekday'>, today: string): string {
	const now = new Date(`${today}T12:00:00Z`);
	const days = (weekday - (now.getUTCDay() || 7) + 7) % 7;
	return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}
