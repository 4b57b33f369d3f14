/** Who decides in a round. Jury is what we advise; the vote is `ballots`. */
export const deciders = ['jury', 'vote', 'jury-then-vote'] as const;
export type Decider = (typeof deciders)[number];

/** One round. Days as yyyy-mm-dd, money in cents. What may still be open before it opens is null. */
export type Round = {
	readonly id: string;
	readonly areaCode: string;
	readonly title: string;
	readonly summary: string;
	readonly budgetCents: number | null;
	readonly mostCents: number | null;
	readonly lightCents: number;
	readonly criteria: readonly string[];
	readonly decider: Decider | null;
	/** Names are not shown before the decision. */
	readonly blind: boolean;
	readonly proposeFrom: string | null;
	readonly proposeUntil: string | null;
	readonly feasibleUntil: string | null;
	readonly decideUntil: string | null;
	readonly doneUntil: string | null;
	readonly ownerId: string | null;
	readonly ownerCalled: string;
	readonly openedOn: string | null;
	readonly endedOn: string | null;
	readonly voteId: string | null;
	/** The vote before it, that decided nothing: it is held once more, and no third time. */
	readonly votedBefore: string | null;
};

export const missingParts = ['decider', 'budget', 'criteria', 'dates', 'owner'] as const;
export type MissingPart = (typeof missingParts)[number];

/** What a round still lacks before it may open. The database refuses the same (constraint nothing_opens_half_done). */
export function missingIn(round: Round): MissingPart[] {
	const days = [round.proposeFrom, round.proposeUntil, round.feasibleUntil, round.decideUntil, round.doneUntil];
	const lacks: Record<MissingPart, boolean> = {
		decider: !round.decider,
		budget: !round.budgetCents,
		criteria: round.criteria.length === 0,
		dates: days.some((day) => !day),
		owner: !round.ownerId || !round.ownerCalled,
	};
	return missingParts.filter((part) => lacks[part]);
}

export const phases = ['proposing', 'feasibility', 'deciding', 'doing', 'told'] as const;
export type Phase = 'preparing' | 'coming' | (typeof phases)[number];

/** Where a round stands on a day. A phase lasts through its last day. */
export function phaseOf(round: Round, today: string): Phase {
	if (!round.openedOn) return 'preparing';
	if (round.endedOn) return 'told';
	if (today < (round.proposeFrom ?? '')) return 'coming';
	if (today <= (round.proposeUntil ?? '')) return 'proposing';
	if (today <= (round.feasibleUntil ?? '')) return 'feasibility';
	if (today <= (round.decideUntil ?? '')) return 'deciding';
	return today <= (round.doneUntil ?? '') ? 'doing' : 'told';
}

/** The last day of the phase a round is in; null when there is none. */
export function phaseUntil(round: Round, phase: Phase): string | null {
	const until: Partial<Record<Phase, string | null>> = {
		coming: round.proposeFrom,
		proposing: round.proposeUntil,
		feasibility: round.feasibleUntil,
		deciding: round.decideUntil,
		doing: round.doneUntil,
	};
	return until[phase] ?? null;
}

/** The days must follow each other; the first that does not, by field. */
export function firstDayOutOfOrder(days: readonly { field: string; day: string | null }[]): string | undefined {
	const filled = days.filter(({ day }) => day);
	return filled.find(({ day }, nth) => nth > 1 && (day as string) <= (filled[nth - 1]?.day as string))?.field;
}
