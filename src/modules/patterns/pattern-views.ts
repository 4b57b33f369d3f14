import type { Fact, FindingLevel, FindingTier, Method } from './finding.ts';
import type { Figures, Pattern, PatternState, StepKind } from './pattern.ts';

/** What screens get. Nothing here can hold a person, a key of one, or a number under three. */
export type Named = { readonly code: string; readonly nl: string; readonly en: string };

export type PatternCard = {
	readonly id: string;
	readonly subject: Named;
	readonly level: FindingLevel;
	readonly kind: Pattern['kind'];
	readonly tier: FindingTier | null;
	readonly state: PatternState;
	/** Calendar days. */
	readonly stateSince: string;
	readonly foundOn: string;
	readonly figures: Figures | null;
	/** Names of the areas, at most three, and how many more. */
	readonly where: readonly string[];
	readonly whereMore: number;
	readonly owner: { readonly name: string; readonly isMe: boolean } | null;
	readonly declared: boolean;
	readonly approach: Named | null;
	readonly learned: string;
};

export type HistoryLine = {
	readonly what: StepKind;
	readonly from: PatternState | null;
	readonly to: PatternState | null;
	readonly by: string | null;
	readonly words: string;
	readonly approach: Named | null;
	readonly on: string;
};

export type Week = { readonly from: string; readonly count: number };

export type PatternDetail = PatternCard & {
	readonly zone: readonly { readonly code: string; readonly name: string; readonly district: string }[];
	readonly why: readonly Fact[];
	readonly method: Method | null;
	readonly weeks: readonly Week[];
	/** The day on which the last of those weeks ends. */
	readonly lastFoundOn: string;
	/** Part of the zone lies where this reader does not work: what they see there is not everything. */
	readonly partly: boolean;
	readonly theySaid: readonly { readonly text: string; readonly on: string }[];
	readonly declaredWhy: { readonly words: string; readonly by: string | null } | null;
	readonly initiativeId: string | null;
	readonly history: readonly HistoryLine[];
	readonly moves: readonly PatternState[];
};

/**
 * Counts per week of seven days, the last one ending today.
 * @param days yyyy-mm-dd, in any order; earlier ones than the first week are left out
 */
export function countPerWeek(days: readonly string[], today: string, weeks: number): Week[] {
	const end = Date.parse(today);
	const counts = new Array<number>(weeks).fill(0);
	for (const day of days) {
		const back = Math.floor((end - Date.parse(day)) / (7 * 86_400_000));
		if (back >= 0 && back < weeks) counts[weeks - 1 - back] = (counts[weeks - 1 - back] ?? 0) + 1;
	}
	return counts.map((count, place) => ({
		from: new Date(end - ((weeks - place) * 7 - 1) * 86_400_000).toISOString().slice(0, 10),
		count,
	}));
}

const longestQuote = 220;

/** A sentence short enough for a quote, cut between words. */
export function asQuote(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	if (plain.length <= longestQuote) return plain;
	return `${plain.slice(0, plain.lastIndexOf(' ', longestQuote))} …`;
}
