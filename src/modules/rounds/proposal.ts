import { dayAfter } from '#platform/wall-time';
import type { Phase } from './round.ts';

export type Line = { readonly label: string; readonly count: number; readonly cents: number };
export type Verdict = 'yes' | 'doubt' | 'no';
export type Fits = 'yes' | 'changed' | 'no';

/** One plan of residents. Days as yyyy-mm-dd, money in cents. */
export type Proposal = {
	readonly id: string;
	readonly roundId: string;
	readonly number: number;
	readonly title: string;
	readonly what: string;
	readonly forWhom: string;
	readonly how: string;
	readonly cents: number;
	readonly sentOn: string;
	readonly confirmedOn: string | null;
	readonly publicOn: string | null;
	readonly joinedInto: string | null;
	readonly lastWordOn: string;
	readonly heardOn: string | null;
	readonly heardWords: string;
	readonly fits: Fits | null;
	readonly fitsWords: string;
	readonly fitsOn: string | null;
	readonly adviser: string;
	readonly shortlisted: boolean;
	readonly decision: 'granted' | 'refused' | null;
	readonly decisionWords: string;
	readonly decidedOn: string | null;
	readonly grantedCents: number | null;
};

/** A published price: what, per what, and how much in cents. */
export type Price = { readonly id: string; readonly label: string; readonly unit: string; readonly cents: number };

export const totalOf = (lines: readonly Line[]): number =>
	lines.reduce((sum, { count, cents }) => sum + count * cents, 0);

/** So many days without a word from us is silence (privacy and standards O15). */
export const silentAfterDays = 14;

type Heard = Pick<Proposal, 'confirmedOn' | 'decision' | 'joinedInto' | 'lastWordOn'>;
/** Days that somebody has been waiting for a word beyond the term; 0 when all is well. */
export function daysOfSilence({ confirmedOn, decision, joinedInto, lastWordOn }: Heard, today: string): number {
	if (!confirmedOn || decision || joinedInto) return 0;
	const due = dayAfter(lastWordOn, silentAfterDays);
	return today > due ? Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000) : 0;
}

/** Where one plan stands, in the words of who proposed it. */
export type Standing =
	| 'unconfirmed'
	| 'looked-over'
	| 'talk'
	| 'unfit'
	| 'deciding'
	| 'granted'
	| 'refused'
	| 'joined'
	| 'public';
export function standingOf(
	one: Pick<Proposal, 'confirmedOn' | 'publicOn' | 'joinedInto' | 'decision' | 'fits'>,
	phase: Phase,
): Standing {
	if (one.joinedInto) return 'joined';
	if (one.decision) return one.decision;
	if (!one.confirmedOn) return 'unconfirmed';
	if (!one.publicOn) return 'looked-over';
	if (one.fits === 'no') return 'unfit';
	if (phase === 'deciding' || phase === 'doing') return 'deciding';
	return phase === 'feasibility' ? 'talk' : 'public';
}

/** What can be chosen from: public, not gone into another, found doable after a talk, and not decided. */
export const isForChoice = (one: Pick<Proposal, 'publicOn' | 'joinedInto' | 'fits' | 'decision'>): boolean =>
	one.publicOn !== null &&
	one.joinedInto === null &&
	(one.fits === 'yes' || one.fits === 'changed') &&
	one.decision === null;
