/** One tour. Days as yyyy-mm-dd, the hour as HH:MM. */
export type Safari = {
	readonly id: string;
	readonly areaCode: string;
	readonly title: string;
	readonly on: string;
	readonly at: string;
	readonly where: string;
	readonly places: number;
	readonly stayMinutes: number;
	readonly publishedOn: string | null;
	readonly calledOffOn: string | null;
	readonly came: number | null;
	readonly outcome: string;
	readonly followsId: string | null;
};

export type SafariState = 'planned' | 'announced' | 'called-off' | 'today' | 'been';
/** Where a tour stands on a day. */
export const stateOfSafari = (
	{ publishedOn, calledOffOn, on }: Pick<Safari, 'publishedOn' | 'calledOffOn' | 'on'>,
	today: string,
): SafariState => {
	if (calledOffOn) return 'called-off';
	if (on < today) return 'been';
	if (!publishedOn) return 'planned';
	return on === today ? 'today' : 'announced';
};

/** Three people to meet make a tour; past six nobody remembers a name. */
export const fewestStops = 3;
export const usualStops = 6;

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The same day of the next month: the first Tuesday becomes the first Tuesday. A fifth that is not there becomes the fourth. */
export function nextMonths(on: string): string {
	const then = new Date(`${on}T12:00:00Z`);
	const nth = Math.ceil(then.getUTCDate() / 7);
	const first = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 1, 12));
	const toWeekday = (then.getUTCDay() - first.getUTCDay() + 7) % 7;
	const next = (which: number) =>
		new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1 + toWeekday + 7 * (which - 1), 12));
	const found = next(nth);
	return day(found.getUTCMonth() === first.getUTCMonth() ? found : next(nth - 1));
}

/** Letters of a code: 60 bits, as on other slips. */
export const safariCodeLetters = 12;
