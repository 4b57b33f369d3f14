import * as v from 'valibot';

/** How the week is split between one household at a time and the neighbourhood. Shares in whole percents for the neighbourhood. */
export const workKinds = ['casework', 'community'] as const;
export type WorkKind = (typeof workKinds)[number];

const Words = v.pipe(v.string(), v.minLength(3), v.maxLength(80));
const File = v.strictObject({
	version: v.literal(1),
	work: v.array(
		v.strictObject({
			code: v.pipe(v.string(), v.regex(/^[a-z-]{3,30}$/)),
			kind: v.picklist(workKinds),
			minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)),
			nl: Words,
			en: Words,
		}),
	),
});
/** What counts, as what, and how long it typically takes. */
export type CountedWork = v.InferOutput<typeof File>['work'][number];

/** Reads `policy/time-balance.yaml`. @throws ValiError when it is not what it should be */
export const parseBalance = (file: unknown): CountedWork[] => v.parse(File, file).work;

/** A month of a district in which five workers or more were counted. */
export type MonthOfWork = { readonly month: string; readonly share: number; readonly hours: number };

/**
 * Between which shares the truth may lie: typical minutes of either kind can be half as long, or half as long again. A share of
 * 0 or 100 stays what it is.
 */
export function rangeOf(share: number): { low: number; high: number } {
	const other = 100 - share;
	const part = (mine: number, its: number) => Math.round((100 * share * mine) / (share * mine + other * its));
	return { low: part(0.5, 1.5), high: part(1.5, 0.5) };
}

/** How many months in a row before it is said aloud. */
export const monthsInARow = 3;

/**
 * Whether casework swallowed what was agreed: in each of the last three months known, even read as kindly as can be. Fewer
 * months known, or a month that may still be right, and nothing is said.
 */
export function isSwallowed(months: readonly MonthOfWork[], agreedShare: number): boolean {
	const last = months.slice(-monthsInARow);
	return last.length === monthsInARow && last.every(({ share }) => rangeOf(share).high < agreedShare);
}

export type QuarterOfAnswers = {
	readonly quarter: string;
	readonly questions: number;
	readonly informal: number;
	readonly collective: number;
};
/** The share of questions that people around somebody answered, alone or together; in whole percents. */
export const shareAmongPeople = ({ questions, informal, collective }: QuarterOfAnswers): number =>
	Math.round((100 * (informal + collective)) / questions);

/** Whole hours of minutes, and never nothing for something. */
export const hoursOf = (minutes: number): number => (minutes > 0 ? Math.max(1, Math.round(minutes / 60)) : 0);

/** The first day of the month, so many months on. */
export function monthOf(day: string, away = 0): string {
	const [year, month] = day.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, month - 1 + away, 1)).toISOString().slice(0, 10);
}
/** The first day of the quarter, so many quarters on. */
export function quarterOf(day: string, away = 0): string {
	const month = Number(day.slice(5, 7));
	return monthOf(day, -((month - 1) % 3) + away * 3);
}
