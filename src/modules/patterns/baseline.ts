import type { Adjacency } from './adjacency.ts';
import type { CountCube } from './count-cube.ts';
import { checkPatternConfig, type PatternConfig } from './pattern-config.ts';
import { packEntry } from './recent-persons.ts';

/**
 * What is usual. Per series × area (index `series * areas + area`): distinct persons expected in a window of one
 * week and in the longest window, always positive, and the shape of the gamma behind them (more seen, more sure).
 */
export interface Baseline {
	readonly geography: Adjacency;
	readonly needs: number;
	readonly themes: number;
	readonly themeOfNeed: Int32Array;
	/** Whole weeks of history the rates rest on; 0 in a town that has just begun. */
	readonly weeks: number;
	readonly perWeek: Float64Array;
	readonly perWindow: Float64Array;
	readonly shape: Float64Array;
	/** Persons counted per series in the whole town, the strength behind its town rate. */
	readonly seenInTown: Float64Array;
	/** Part of the counted persons that nobody knows. */
	readonly namelessShare: number;
	/** Persons who come along with another: heard in the same cell in the same week more often than two by chance. */
	readonly companions: number;
}

/** Half a person: what a need that nobody ever named is given, so that its first cluster can be judged at all. */
export const NEVER_SEEN = 0.5;
/** Before there is history, areas are held to differ by about half in what they need (shape 4). */
const SHAPE_PRIOR = 4;
const SHAPE_PRIOR_WEIGHT = 5;

/**
 * Gamma–Poisson rates shrunk to town share × area volume (Clayton & Kaldor 1987; DuMouchel 1999), from the weeks
 * before the longest window. The spread between cells is estimated by moments, per level.
 */
export function fitBaseline(counts: CountCube, geography: Adjacency, config: PatternConfig): Baseline {
	checkPatternConfig(config);
	const areas = geography.areas.length;
	const needs = counts.needs.length;
	const themes = counts.themes.length;
	const weeks = Math.max(0, Math.min(config.historyWeeks, counts.weeksSeen - config.windowWeeks));
	const seen = countHistory(counts, config.windowWeeks, weeks, areas);
	const share = areaShares(seen.byWindow, needs, areas);

	const cells = (needs + themes) * areas;
	const baseline = {
		geography,
		needs,
		themes,
		themeOfNeed: counts.themeOfNeed,
		weeks,
		perWeek: new Float64Array(cells),
		perWindow: new Float64Array(cells),
		shape: new Float64Array(cells),
		seenInTown: new Float64Array(needs + themes),
		namelessShare: seen.nameless / Math.max(1, seen.counted),
		companions: weeks === 0 ? 0 : seen.companions,
	};
	for (const level of [
		{ from: 0, to: needs },
		{ from: needs, to: needs + themes },
	]) {
		const pooled = pooledRate(counts, seen.byWindow, level, areas, weeks, config.windowWeeks);
		const shape = shapeByMoments(seen.byWindow, share, level, areas, weeks);
		for (let series = level.from; series < level.to; series++) {
			const town = { week: sumOf(seen.byWeek, series, areas), window: sumOf(seen.byWindow, series, areas) };
			const perWeek = (town.week + NEVER_SEEN) / (weeks + NEVER_SEEN / pooled);
			const inWindow = (town.window + NEVER_SEEN) / (weeks + NEVER_SEEN / pooled);
			baseline.seenInTown[series] = town.window;
			for (let area = 0; area < areas; area++) {
				const cell = series * areas + area;
				const part = share[area] as number;
				const weekly = shrunk(seen.byWeek[cell] as number, perWeek * part, shape, weeks);
				const windowed = shrunk(seen.byWindow[cell] as number, inWindow * part, shape, weeks);
				baseline.perWeek[cell] = weekly;
				// People who come back make a long window hold fewer persons than its weeks together: never more than
				// those, and never fewer than one of its weeks.
				baseline.perWindow[cell] = Math.max(weekly, Math.min(windowed, weekly) * config.windowWeeks);
				baseline.shape[cell] = shape + (seen.byWindow[cell] as number);
			}
		}
	}
	return baseline;
}

/** Expected persons in `window` weeks, between the fitted one-week and longest-window figures (straight in logs). */
export function expectedIn(perWeek: number, perWindow: number, window: number, windowWeeks: number): number {
	if (perWindow === perWeek * windowWeeks) return perWeek * window;
	return perWeek * (perWindow / perWeek) ** (Math.log(window) / Math.log(windowWeeks));
}

function shrunk(seen: number, priorRate: number, shape: number, weeks: number): number {
	return (shape + seen) / (shape / priorRate + weeks);
}

/** Distinct persons per cell and week, and per cell and block of weeks, in the history. */
function countHistory(counts: CountCube, windowWeeks: number, weeks: number, areas: number) {
	const needs = counts.needs.length;
	const packing = { areas, persons: counts.persons.length, weeks: windowWeeks + weeks };
	const keys: number[] = [];
	for (let i = 0; i < counts.week.length; i++) {
		const week = counts.week[i] as number;
		if (week < windowWeeks) continue;
		if (week >= packing.weeks) break;
		const need = counts.need[i] as number;
		const theme = needs + (counts.themeOfNeed[need] as number);
		keys.push(packEntry(packing, need, counts.area[i] as number, counts.person[i] as number, week));
		keys.push(packEntry(packing, theme, counts.area[i] as number, counts.person[i] as number, week));
	}
	const byWeek = new Float64Array((needs + counts.themes.length) * areas);
	const knownInWeek: number[] = [];
	const byWindow = new Float64Array(byWeek.length);
	let counted = 0;
	let nameless = 0;
	let lastKey = -1;
	let lastWho = -1;
	let lastBlock = -1;
	for (const key of Float64Array.from(keys).sort()) {
		if (key === lastKey) continue;
		lastKey = key;
		const who = Math.floor(key / packing.weeks);
		const block = Math.floor((key - who * packing.weeks) / windowWeeks);
		const cell = Math.floor(who / (packing.persons + 1));
		(byWeek[cell] as number)++;
		if (cell < needs * areas && who % (packing.persons + 1) > 0) {
			knownInWeek.push(cell * packing.weeks + key - who * packing.weeks);
		}
		if (who !== lastWho || block !== lastBlock) {
			(byWindow[cell] as number)++;
			counted++;
			if (who % (packing.persons + 1) === 0) nameless++;
		}
		lastWho = who;
		lastBlock = block;
	}
	const companions = companionsAmong(Float64Array.from(knownInWeek).sort(), packing.weeks, weeks);
	return { byWeek, byWindow, counted, nameless, companions };
}

/** In cells that are heard more often, seasons bring people in the same week as much as company does. */
const RARE = 0.1;

/**
 * One worker who meets two people at one table writes both down, and those two are no chance. Pairs in the same week beyond
 * those that cells of this rate would have, per person, from the cells where somebody is heard less than once in ten weeks.
 * @param inWeek one entry per person, cell and week, as `cell * perCell + week`, sorted
 */
function companionsAmong(inWeek: Float64Array, perCell: number, weeks: number): number {
	let persons = 0;
	let pairs = 0;
	let byChance = 0;
	for (let from = 0; from < inWeek.length; ) {
		const cell = Math.floor((inWeek[from] as number) / perCell);
		let to = from;
		let here = 0;
		let sameWeek = 0;
		for (; to < inWeek.length && (inWeek[to] as number) < (cell + 1) * perCell; to++) {
			sameWeek = to > from && inWeek[to] === inWeek[to - 1] ? sameWeek + 1 : 0;
			here += sameWeek;
		}
		const size = to - from;
		if (size <= RARE * weeks) {
			persons += size;
			pairs += here;
			byChance += (size * (size - 1)) / (2 * weeks);
		}
		from = to;
	}
	const along = Math.max(0, pairs - byChance);
	return Math.min(1, along / Math.max(1, persons - along));
}

/** Each area's part of all that is heard in town; one person is added to each so that no part is zero. */
function areaShares(byWindow: Float64Array, needs: number, areas: number): Float64Array {
	const share = new Float64Array(areas).fill(1);
	for (let cell = 0; cell < needs * areas; cell++) (share[cell % areas] as number) += byWindow[cell] as number;
	const total = share.reduce((sum, part) => sum + part, 0);
	return share.map((part) => part / total);
}

/** Persons a week for an average series of this level, the last weeks included: the start for what was never seen. */
function pooledRate(
	counts: CountCube,
	byWindow: Float64Array,
	level: { from: number; to: number },
	areas: number,
	weeks: number,
	windowWeeks: number,
): number {
	let total = 1;
	for (let cell = level.from * areas; cell < level.to * areas; cell++) total += byWindow[cell] as number;
	for (let i = 0; i < counts.week.length && (counts.week[i] as number) < windowWeeks; i++) total++;
	return total / ((weeks + windowWeeks) * Math.max(1, level.to - level.from));
}

/** How evenly needs spread over areas beyond chance: mean² / extra variance, pulled to a prior when little is known. */
function shapeByMoments(
	byWindow: Float64Array,
	share: Float64Array,
	level: { from: number; to: number },
	areas: number,
	weeks: number,
): number {
	let extra = SHAPE_PRIOR_WEIGHT / SHAPE_PRIOR;
	let squares = SHAPE_PRIOR_WEIGHT;
	for (let series = level.from; weeks > 0 && series < level.to; series++) {
		const town = sumOf(byWindow, series, areas);
		for (let area = 0; area < areas; area++) {
			const expected = town * (share[area] as number);
			const seen = byWindow[series * areas + area] as number;
			extra += (seen - expected) ** 2 - expected;
			squares += expected * expected;
		}
	}
	return extra <= squares / 200 ? 200 : Math.max(1, squares / extra);
}

function sumOf(cells: Float64Array, series: number, areas: number): number {
	let sum = 0;
	for (let area = 0; area < areas; area++) sum += cells[series * areas + area] as number;
	return sum;
}
