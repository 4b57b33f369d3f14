/** A term as policy/retention.yaml writes it: an ISO 8601 period of years, months and days, or `unlimited`. */
export type Term = string;

const period = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/;

/**
 * The moment whose term ends now: what started its clock before it is due. Nothing for `unlimited`. Months are months of the
 * calendar; the last day of a shorter month stands for a day that it does not have.
 */
export const startOfTerm = (term: Term, now: Date): Date | undefined => moved(now, term, -1);

/** The moment on which a term that starts now is over. Nothing for `unlimited`. */
export const endOfTerm = (term: Term, start: Date): Date | undefined => moved(start, term, 1);

function moved(from: Date, term: Term, way: 1 | -1): Date | undefined {
	const parts = period.exec(term);
	if (!parts) return undefined;
	const [years, months, days] = [1, 2, 3].map((place) => way * Number(parts[place] ?? 0)) as [number, number, number];
	const to = new Date(from);
	to.setUTCDate(1);
	to.setUTCFullYear(to.getUTCFullYear() + years, to.getUTCMonth() + months);
	const lastOfMonth = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
	to.setUTCDate(Math.min(from.getUTCDate(), lastOfMonth) + days);
	return to;
}
