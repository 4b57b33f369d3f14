import type { Fact, FindingLevel, FindingTier, Method } from './finding.ts';
import type { Figures, Pattern, PatternState, Period, StepKind } from './pattern.ts';
import type { DecisionKind } from './workgroup.ts';

/** What screens get. Nothing here can hold a person, a key of one, or a number under three. */
export type Named = { readonly code: string; readonly nl: string; readonly en: string };

export type PatternCard = {
	readonly id: string;
	readonly subject: Named;
	readonly theme: string;
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
	/** What a workgroup decided, as long as it was not taken back. */
	readonly decision: DecisionLine | null;
	readonly about: string;
	readonly on: string;
};

/** What was decided, in names instead of ids. */
export type DecisionLine = {
	readonly id: string;
	readonly what: DecisionKind;
	readonly words: string;
	readonly owner: string | null;
	readonly dueOn: string | null;
	readonly by: string | null;
	readonly on: string;
};

/** One pattern on the agenda of a workgroup. */
export type AgendaLine = {
	readonly card: PatternCard;
	readonly weeks: number;
	readonly overTime: readonly Period[];
	readonly zone: readonly string[];
	/** What the worker who declared it wrote. */
	readonly hunch: string;
	readonly decision: DecisionLine | null;
	readonly due: boolean;
	readonly back: boolean;
	/** The last line of its history, so that who decides later than a colleague hears so. */
	readonly seen: string;
	readonly may: readonly DecisionKind[];
};

export type PatternDetail = PatternCard & {
	readonly zone: readonly { readonly code: string; readonly name: string; readonly district: string }[];
	readonly why: readonly Fact[];
	readonly method: Method | null;
	readonly overTime: readonly Period[];
	/** The day on which the last of those periods ends. */
	readonly lastFoundOn: string;
	readonly theySaid: readonly { readonly text: string; readonly on: string }[];
	readonly declaredWhy: { readonly words: string; readonly by: string | null } | null;
	readonly initiativeId: string | null;
	/** The last decision of a workgroup that stands. */
	readonly decision: DecisionLine | null;
	readonly history: readonly HistoryLine[];
	readonly moves: readonly PatternState[];
};

const longestQuote = 220;

/** A sentence short enough for a quote, cut between words. */
export function asQuote(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	if (plain.length <= longestQuote) return plain;
	return `${plain.slice(0, plain.lastIndexOf(' ', longestQuote))} …`;
}
