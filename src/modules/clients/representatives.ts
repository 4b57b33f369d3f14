import { type AgeBand, bandAt } from './age-rules.ts';

/** A parent of a child, somebody the person chose, somebody a court named. */
export const standKinds = ['parent', 'chosen', 'court'] as const;
export type StandKind = (typeof standKinds)[number];

export type Representative = {
	id: string;
	kind: StandKind;
	called: string;
	hasAccount: boolean;
	fromOn: string;
	untilOn: string;
	endedOn: string | null;
	weighedOn: string | null;
	/** What the child said of it. */
	weighedWords: string;
};

/** How many days each lasts at most; a parent at most until the child is sixteen. */
export const longestStand: Record<StandKind, number> = { parent: 16 * 366, chosen: 365, court: 5 * 365 };

/** What a parent of somebody of this age may: read, after weighing, or not at all. Nothing is known without a day of birth. */
export const parentAt = (bands: readonly AgeBand[], age: number | null): 'yes' | 'no' | 'weighed' =>
	age === null ? 'no' : bandAt(bands, age).parent;

/** Whether this one reads along today. Pure. */
export function readsAlong(
	one: Pick<Representative, 'kind' | 'untilOn' | 'endedOn' | 'weighedOn'>,
	bands: readonly AgeBand[],
	age: number | null,
	today: string,
): boolean {
	if (one.endedOn || one.untilOn < today) return false;
	if (one.kind !== 'parent') return true;
	const may = parentAt(bands, age);
	return may === 'yes' || (may === 'weighed' && one.weighedOn !== null);
}
