import type { Fact, FindingLevel, FindingTier, Method } from './finding.ts';

/** The columns of the board, in order, and the two places beside it. */
export const boardStates = ['to-discuss', 'talking', 'approach-chosen', 'running', 'learned'] as const;
export const patternStates = [...boardStates, 'parked', 'dismissed'] as const;
export type BoardState = (typeof boardStates)[number];
export type PatternState = (typeof patternStates)[number];

/** Figures exist from so many different persons; under it there is nothing. */
export const fewestPersons = 3;

export type Figures = {
	/** Different known persons, never under three. */
	readonly persons: number;
	readonly weeks: number;
	/** Persons that are usual in so many weeks. */
	readonly expected: number;
	/** Weeks between findings this strong by chance, anywhere in town; null when nobody calculated it. */
	readonly recurrenceWeeks: number | null;
};

/** Different persons in some weeks; null is fewer than three, nobody among them or not: nobody can tell which. */
export type Period = { readonly from: string; readonly until: string; readonly persons: number | null };

export type Pattern = {
	readonly id: string;
	readonly level: FindingLevel;
	readonly need: string | null;
	readonly theme: string;
	/** Area codes: neighbourhoods, or districts when no better place was known. */
	readonly zone: readonly string[];
	readonly districts: readonly string[];
	/** What most of it was. */
	readonly kind: 'kan' | 'wil' | 'zoek' | 'zie' | null;
	readonly tier: FindingTier | null;
	/** Null: declared by hand, and not yet brought up by three different persons. */
	readonly figures: Figures | null;
	readonly why: readonly Fact[];
	readonly method: Method | null;
	readonly state: PatternState;
	readonly stateSince: Date;
	readonly ownerId: string | null;
	readonly declaredBy: string | null;
	readonly approachCode: string | null;
	readonly initiativeId: string | null;
	/** Calendar days, yyyy-mm-dd. */
	readonly foundOn: string;
	readonly lastFoundOn: string;
	/** Persons per period of as many weeks as the figures speak about, the last one ending on lastFoundOn. */
	readonly overTime: readonly Period[];
	/** Day of the first signal it was ever made of; null as long as there are no figures. */
	readonly firstHeardOn: string | null;
};

export const stepKinds = [
	'found',
	'declared',
	'picked-up',
	'let-go',
	'moved',
	'approach',
	'initiative',
	'published',
	'faded',
	'decided',
	'undone',
	'bundled',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** One line of the history: who did what, when and why. */
export type Step = {
	readonly id: string;
	readonly what: StepKind;
	readonly from: PatternState | null;
	readonly to: PatternState | null;
	readonly byWorker: string | null;
	readonly words: string;
	readonly about: string;
	readonly at: Date;
};

const moves: Record<PatternState, readonly PatternState[]> = {
	'to-discuss': ['talking', 'approach-chosen', 'parked', 'dismissed'],
	talking: ['to-discuss', 'approach-chosen', 'parked', 'dismissed'],
	'approach-chosen': ['talking', 'running', 'parked', 'learned'],
	running: ['approach-chosen', 'learned', 'parked'],
	learned: ['running'],
	parked: ['to-discuss', 'talking'],
	dismissed: ['to-discuss'],
};

/** Where a card may go from here. */
export const movesFrom = (state: PatternState): readonly PatternState[] => moves[state];

export type MoveProblem =
	| 'already-done'
	| 'pattern-no-such-move'
	| 'pattern-why-needed'
	| 'pattern-learned-needed'
	| 'pattern-approach-needed';

/** What stands in the way of a move, or nothing. Chance and lessons always come with words; an approach comes by choosing one. */
export function moveProblem(
	pattern: Pick<Pattern, 'state' | 'approachCode'>,
	to: PatternState,
	words: string,
): MoveProblem | undefined {
	if (pattern.state === to) return 'already-done';
	if (!moves[pattern.state].includes(to)) return 'pattern-no-such-move';
	if (to === 'dismissed' && words.trim() === '') return 'pattern-why-needed';
	if (to === 'learned' && words.trim() === '') return 'pattern-learned-needed';
	if (to === 'approach-chosen' && pattern.approachCode === null) return 'pattern-approach-needed';
	return undefined;
}

export const isOnBoard = (state: PatternState): state is BoardState =>
	(boardStates as readonly string[]).includes(state);

/** The district an area lies in; a district is its own, and so is the municipality. */
export const districtOf = (code: string): string => (code.startsWith('BU') ? `WK${code.slice(2, 8)}` : code);

export const districtsOf = (zone: readonly string[]): string[] => [...new Set(zone.map(districtOf))].sort();

/** The title of a pattern is its need, or its theme when it is about more than one need. */
export const subjectOf = (pattern: Pick<Pattern, 'need' | 'theme'>): string => pattern.need ?? pattern.theme;
