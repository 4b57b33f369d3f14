/** The four words with which everything begins: I can, I want, I seek, I see. Dutch, because they are the brand. */
export const signalKinds = ['kan', 'wil', 'zoek', 'zie'] as const;
export type SignalKind = (typeof signalKinds)[number];

export const signalSources = ['resident', 'worker', 'partner', 'import'] as const;
export type SignalSource = (typeof signalSources)[number];

export const closingReasons = [
	'answered',
	'brought-together',
	'initiative',
	'handed-over',
	'not-possible',
	'double',
] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const signalStates = ['open', 'picked-up', 'closed', 'undone'] as const;
export type SignalState = (typeof signalStates)[number];

export type Signal = {
	readonly id: string;
	readonly kind: SignalKind;
	readonly areaCode: string;
	readonly needCode: string | null;
	readonly text: string;
	readonly language: string;
	readonly source: SignalSource;
	readonly reporterId: string | null;
	readonly personId: string | null;
	readonly followCodeHash: string | null;
	readonly capturedAt: Date;
	readonly undoneAt: Date | null;
	readonly pickedUpBy: string | null;
	readonly pickedUpAt: Date | null;
	readonly closedAt: Date | null;
	readonly closingReason: ClosingReason | null;
	readonly closingSentence: string | null;
	readonly offerId: string | null;
};

/** A published ask or offer: nameless, in a worker's words, for everyone to read. */
export type Offer = {
	readonly id: string;
	readonly kind: SignalKind;
	readonly areaCode: string;
	readonly title: string;
	readonly needCode: string | null;
	readonly language: string;
	readonly publishedOn: string;
};

/** How long a worker may take back what was just written down. */
export const undoSeconds = 10;

export function stateOf(signal: Pick<Signal, 'undoneAt' | 'closedAt' | 'pickedUpAt'>): SignalState {
	if (signal.undoneAt) return 'undone';
	if (signal.closedAt) return 'closed';
	return signal.pickedUpAt ? 'picked-up' : 'open';
}

/** Whether a worker's time to undo has not run out. The network gets two seconds on top. */
export const undoStillPossible = (signal: Pick<Signal, 'capturedAt'>, now: Date): boolean =>
	now.getTime() - signal.capturedAt.getTime() <= (undoSeconds + 2) * 1000;

/** What answers what: a "kan" is what a "zoek" or "wil" waits for. "Zie" meets those who can or also see. */
export const answeringKinds: Record<SignalKind, readonly SignalKind[]> = {
	kan: ['zoek', 'wil'],
	wil: ['kan', 'wil'],
	zoek: ['kan'],
	zie: ['kan', 'zie'],
};

/** Fewest distinct others before we say that more people ask for this. */
export const fewestOthers = 3;

/** A count of others that gives nobody away: under three it is nothing. */
export const othersToMention = (distinctOthers: number): number =>
	distinctOthers >= fewestOthers ? distinctOthers : 0;
