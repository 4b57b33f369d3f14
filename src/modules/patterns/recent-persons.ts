import type { CountCube } from './count-cube.ts';

/**
 * Who was heard of lately: one entry per series × area × person, with the latest week (0 … windowWeeks − 1).
 * Sorted by series, area and person; person −1 stands for all unknown persons of that cell together.
 */
export interface RecentPersons {
	readonly series: Int32Array;
	readonly area: Int32Array;
	readonly person: Int32Array;
	readonly week: Uint8Array;
	/** Where each series starts; one longer than the number of series. */
	readonly start: Int32Array;
}

/** One entry packed in a number, so that sorting numbers sorts entries (below 2^53 up to very large towns). */
export interface EntryPacking {
	readonly areas: number;
	readonly persons: number;
	readonly weeks: number;
}

export function packEntry(packing: EntryPacking, series: number, area: number, person: number, week: number): number {
	return ((series * packing.areas + area) * (packing.persons + 1) + person + 1) * packing.weeks + week;
}

/** Keys may come in any order and more than once per person; the latest week stays. Sorts `keys` in place. */
export function unpackRecent(packing: EntryPacking, seriesCount: number, keys: Float64Array): RecentPersons {
	keys.sort();
	const series = new Int32Array(keys.length);
	const area = new Int32Array(keys.length);
	const person = new Int32Array(keys.length);
	const week = new Uint8Array(keys.length);
	const start = new Int32Array(seriesCount + 1);
	let size = 0;
	let previous = -1;
	for (const key of keys) {
		const who = Math.floor(key / packing.weeks);
		if (who === previous) continue;
		previous = who;
		const cell = Math.floor(who / (packing.persons + 1));
		const one = Math.floor(cell / packing.areas);
		series[size] = one;
		area[size] = cell - one * packing.areas;
		person[size] = who - cell * (packing.persons + 1) - 1;
		week[size] = key - who * packing.weeks;
		start[one + 1] = ++size;
	}
	for (let one = 1; one <= seriesCount; one++) start[one] = Math.max(start[one] ?? 0, start[one - 1] ?? 0);
	return {
		series: series.subarray(0, size),
		area: area.subarray(0, size),
		person: person.subarray(0, size),
		week: week.subarray(0, size),
		start,
	};
}

/** The recent persons of a town, at the level of needs and of themes. */
export function recentPersons(counts: CountCube, windowWeeks: number): RecentPersons {
	const packing = { areas: counts.areas.length, persons: counts.persons.length, weeks: windowWeeks };
	const keys: number[] = [];
	for (let i = 0; i < counts.week.length; i++) {
		const week = counts.week[i] as number;
		if (week >= windowWeeks) break;
		const need = counts.need[i] as number;
		const theme = counts.needs.length + (counts.themeOfNeed[need] as number);
		keys.push(packEntry(packing, need, counts.area[i] as number, counts.person[i] as number, week));
		keys.push(packEntry(packing, theme, counts.area[i] as number, counts.person[i] as number, week));
	}
	return unpackRecent(packing, counts.needs.length + counts.themes.length, Float64Array.from(keys));
}
