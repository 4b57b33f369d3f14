import type { Adjacency } from './adjacency.ts';

/** A signal as the detector sees it: no text, and a person only as a pseudonym. */
export interface CountedSignal {
	readonly id: string;
	/** Day of the signal, `YYYY-MM-DD`. */
	readonly date: string;
	readonly area: string;
	readonly need: string;
	/** Pseudonym of the person it is about; null when nobody knows who. */
	readonly person: string | null;
	readonly source: string;
}

export interface CountedNeed {
	readonly code: string;
	readonly theme: string;
}

/**
 * Signals up to and including one day, as columns in canonical order (the order of the input does not matter).
 * Week 0 is the seven days that end on `asOf`, week 1 the seven before it, and so on.
 * A *series* is a need (0 … needs − 1) or a theme (needs … needs + themes − 1).
 */
export interface CountCube {
	readonly asOf: string;
	readonly areas: readonly string[];
	readonly needs: readonly string[];
	readonly themes: readonly string[];
	/** Position in `themes` of each need. */
	readonly themeOfNeed: Int32Array;
	readonly week: Int32Array;
	readonly area: Int32Array;
	readonly need: Int32Array;
	/** Position in `persons`; −1 is unknown. */
	readonly person: Int32Array;
	readonly persons: readonly string[];
	readonly source: readonly string[];
	readonly id: readonly string[];
	/** Weeks from the first signal to `asOf`. */
	readonly weeksSeen: number;
}

/**
 * Counts signals for a day; later signals are left out.
 * @throws RangeError on an unknown area or need, or an impossible date.
 */
export function countSignals(
	signals: readonly CountedSignal[],
	needs: readonly CountedNeed[],
	geography: Adjacency,
	asOf: string,
): CountCube {
	const today = dayNumber(asOf);
	if (today === null) throw new RangeError(`${asOf} is not a date`);
	const sortedNeeds = [...needs].sort((a, b) => order(a.code, b.code));
	const needAt = positions(sortedNeeds.map((need) => need.code));
	const themes = distinctSorted(sortedNeeds.map((need) => need.theme));
	const themeAt = positions(themes);
	const areaAt = positions(geography.areas);

	const dayOf = rememberedDays();
	const kept = signals.flatMap((signal) => {
		const day = dayOf(signal.date);
		if (day > today) return [];
		return [
			{ signal, week: Math.floor((today - day) / 7), area: at(areaAt, signal.area), need: at(needAt, signal.need) },
		];
	});
	const persons = distinctSorted(kept.flatMap(({ signal }) => (signal.person === null ? [] : [signal.person])));
	const personAt = positions(persons);
	const rows = kept
		.map((one) => ({ ...one, person: one.signal.person === null ? -1 : at(personAt, one.signal.person) }))
		.sort(
			(a, b) =>
				a.week - b.week ||
				a.need - b.need ||
				a.area - b.area ||
				a.person - b.person ||
				order(a.signal.id, b.signal.id) ||
				order(a.signal.source, b.signal.source),
		);
	return {
		asOf,
		areas: geography.areas,
		needs: sortedNeeds.map((need) => need.code),
		themes,
		themeOfNeed: Int32Array.from(sortedNeeds, (need) => at(themeAt, need.theme)),
		week: Int32Array.from(rows, (row) => row.week),
		area: Int32Array.from(rows, (row) => row.area),
		need: Int32Array.from(rows, (row) => row.need),
		person: Int32Array.from(rows, (row) => row.person),
		persons,
		source: rows.map((row) => row.signal.source),
		id: rows.map((row) => row.signal.id),
		weeksSeen: rows.length === 0 ? 0 : (rows[rows.length - 1]?.week ?? 0) + 1,
	};
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` date; null when it is malformed or does not exist (30 February). */
export function dayNumber(date: string): number | null {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
	if (!parts) return null;
	const milliseconds = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(milliseconds)) return null;
	// Date.parse lets 30 February roll over into March in some engines; the round trip does not.
	return new Date(milliseconds).toISOString().startsWith(date) ? Math.round(milliseconds / 86_400_000) : null;
}

/** Dates repeat; each is taken apart once. */
function rememberedDays(): (date: string) => number {
	const days = new Map<string, number>();
	return (date) => {
		const known = days.get(date);
		if (known !== undefined) return known;
		const day = dayNumber(date);
		if (day === null) throw new RangeError(`${date} is not a date`);
		days.set(date, day);
		return day;
	};
}

function at(map: ReadonlyMap<string, number>, key: string): number {
	const found = map.get(key);
	if (found === undefined) throw new RangeError(`unknown code ${key}`);
	return found;
}

const positions = (codes: readonly string[]) => new Map(codes.map((code, index) => [code, index]));
const distinctSorted = (codes: readonly string[]) => [...new Set(codes)].sort(order);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
