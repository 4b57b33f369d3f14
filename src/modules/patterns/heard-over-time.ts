import { fewestPersons, type Period } from './pattern.ts';

type Heard = {
	readonly id: string;
	readonly day: string;
	readonly areaCode: string;
	readonly needCode: string;
	readonly personKey: string | null;
};

const dayMs = 86_400_000;
const mostPeriods = 12;
const longestWeeks = 52;

/**
 * How many different persons were heard per period, each as long as the window in which the finding stands out, so that all can be
 * laid beside what is usual. A period under three persons says only that: no week ever points at one person.
 * @param about the needs, the areas, and signals that a worker put there by hand
 * @param until the last day of the last period (yyyy-mm-dd)
 */
export function heardOverTime(
	signals: readonly Heard[],
	about: { needs: ReadonlySet<string>; zone: readonly string[]; byHand?: ReadonlySet<string> },
	weeks: number,
	until: string,
): Period[] {
	const length = weeks * 7 * dayMs;
	const end = Date.parse(until) + dayMs;
	const periods = Math.max(3, Math.min(mostPeriods, Math.floor(longestWeeks / weeks)));
	const heard = Array.from({ length: periods }, () => new Set<string>());
	for (const { id, day, areaCode, needCode, personKey } of signals) {
		const meant = about.byHand?.has(id) || (about.needs.has(needCode) && about.zone.includes(areaCode));
		const back = Math.floor((end - 1 - Date.parse(day)) / length);
		if (meant && personKey !== null && back >= 0) heard[periods - 1 - back]?.add(personKey);
	}
	return heard.map(({ size }, place) => ({
		from: dayOf(end - (periods - place) * length),
		until: dayOf(end - (periods - place - 1) * length - dayMs),
		persons: size >= fewestPersons ? size : null,
	}));
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
