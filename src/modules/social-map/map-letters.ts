import type { RandomSource } from '#platform/seeded-random';
import { toLookAt, type Worth } from './freshness.ts';

/** No letter asks more, and none is written when nothing in it is likely to be wrong. */
export const mostInLetter = 5;
const worthAsking = 0.1;
/** How long the code of a letter opens its questions, in days. */
export const letterHolds = 28;

export type Asked<T> = { keeper: string; entries: (T & { byLot: boolean })[] };

/** One short letter per keeper: what is likeliest wrong and used most. @param keeper who looks after an entry: a worker's id or a mail address */
export function lettersFor<T extends Worth & { keeper: string }>(
	entries: readonly T[],
	random: RandomSource,
): Asked<T>[] {
	return [...Map.groupBy(entries, ({ keeper }) => keeper)]
		.filter(([, own]) => own.some(({ chance }) => chance >= worthAsking))
		.map(([keeper, own]) => ({ keeper, entries: toLookAt(own, mostInLetter, random) }));
}

/** What a letter changed and still stands there as it left it, as it was before; what somebody changed after it stays. */
export function toPutBack<T extends object>(
	now: T,
	{ was, became }: { was: Partial<T>; became: Partial<T> },
): Partial<T> {
	const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	const fields = (Object.keys(was) as (keyof T)[]).filter(
		(field) => !same(was[field], became[field]) && same(now[field], became[field]),
	);
	return Object.fromEntries(fields.map((field) => [field, was[field]])) as Partial<T>;
}
