export type FindingLevel = 'need' | 'theme';
/** `agenda`: worth a talk; `alarm`: rarely seen by chance in the whole town. */
export type FindingTier = 'agenda' | 'alarm';

/** One reason, as figures and codes; the screen makes the sentence. */
export type Fact =
	| { kind: 'what'; level: FindingLevel; need: string | null; theme: string }
	| { kind: 'count'; observed: number; persons: number; weeks: number; expected: number }
	| { kind: 'where'; zone: string[]; district: string }
	/** `recurrenceWeeks`: chance alone gives one this strong in the whole town once in so many weeks. */
	| { kind: 'chance'; recurrenceWeeks: number; score: number }
	/** Some of it was put there by a worker; never how much. */
	| { kind: 'by-hand' }
	/** Which kinds of source spoke; never how many each, as those cells would be too small. */
	| { kind: 'sources'; sources: string[]; signals: number };

export interface Method {
	readonly name: string;
	readonly version: string;
	readonly params: Readonly<Record<string, number>>;
	readonly seed: number;
}

/** "This is not one person's problem": more distinct people with one need than usual, in one place. */
export interface Finding {
	/** null when it is about a theme. */
	readonly need: string | null;
	readonly theme: string;
	readonly level: FindingLevel;
	/** Area codes, in order of code. */
	readonly zone: string[];
	/** District where most of it was heard. */
	readonly district: string;
	/** Length of the window that ends on the day of the scan. */
	readonly weeks: number;
	/** What was scored: known persons, and one more when there were signals without a person. */
	readonly observed: number;
	readonly expected: number;
	/** Distinct known persons, never below three. */
	readonly persons: number;
	/** −log10 of the chance of `observed` or more where `expected` is usual. */
	readonly score: number;
	readonly recurrenceWeeks: number;
	readonly tier: FindingTier;
	readonly signalIds: string[];
	/** Pseudonyms of the persons: to see who is new after a dismissal. Never shown, never in an answer. */
	readonly personKeys: string[];
	readonly why: Fact[];
	readonly method: Method;
}

/** Someone looked at a finding and set it aside; it stays away until two new persons came. */
export interface Dismissal {
	readonly level: FindingLevel;
	readonly need: string | null;
	readonly theme: string;
	readonly zone: readonly string[];
	readonly personKeys: readonly string[];
}
