import { type Baseline, expectedIn, NEVER_SEEN } from './baseline.ts';
import { tailScore } from './negative-binomial.ts';
import type { PatternConfig } from './pattern-config.ts';
import type { RecentPersons } from './recent-persons.ts';

/** A zone and window where one series was heard from more persons than usual; areas as positions, in order. */
export interface Cluster {
	readonly series: number;
	readonly zone: readonly number[];
	readonly weeks: number;
	readonly persons: number;
	readonly observed: number;
	readonly expected: number;
	readonly score: number;
}

/** Pseudo-persons that steady the town's wave, an area's diligence and a need's trend against small numbers. */
const STEADY_TOWN = 20;
const STEADY_AREA = 5;
const STEADY_TREND = 12;
/** Part of a theme's surplus that one need may carry before the finding is really about that need. */
const CARRIED_BY_ONE_NEED = 2 / 3;

/**
 * Every local maximum from the agenda score up, strongest first. Per series no two share an area; a theme that one
 * need carries is left to that need. Cost is linear in the recent entries times the zones around them.
 */
export function findClusters(recent: RecentPersons, baseline: Baseline, config: PatternConfig): Cluster[] {
	const level = townLevel(recent, baseline, config);
	const found: Cluster[] = [];
	for (let series = 0; series < baseline.needs + baseline.themes; series++) {
		const from = recent.start[series] as number;
		const to = recent.start[series + 1] as number;
		if (to - from < config.minPersons) continue;
		for (const cluster of localMaxima(scanSeries(series, from, to, recent, baseline, level, config))) {
			if (series < baseline.needs || !isCarriedByOneNeed(cluster, recent, baseline, level, config)) {
				found.push(cluster);
			}
		}
	}
	return found.sort(strongestFirst);
}

/** How much is heard lately beside what is usual: in the whole town, and per area, for each window. */
interface TownLevel {
	/** Factor on all expectations, per window (index window − 1). */
	readonly wave: Float64Array;
	/** Persons heard per area and window, and expected there with the wave in it (index area × windows + window − 1). */
	readonly heard: Float64Array;
	readonly usual: Float64Array;
}

function townLevel(recent: RecentPersons, baseline: Baseline, config: PatternConfig): TownLevel {
	const areas = baseline.geography.areas.length;
	const windows = config.windowWeeks;
	const heard = new Float64Array(areas * windows);
	const needEntries = recent.start[baseline.needs] as number;
	for (let i = 0; i < needEntries; i++) {
		const row = (recent.area[i] as number) * windows;
		for (let w = recent.week[i] as number; w < windows; w++) (heard[row + w] as number)++;
	}
	const perWeek = new Float64Array(areas);
	const perWindow = new Float64Array(areas);
	for (let cell = 0; cell < baseline.needs * areas; cell++) {
		(perWeek[cell % areas] as number) += baseline.perWeek[cell] as number;
		(perWindow[cell % areas] as number) += baseline.perWindow[cell] as number;
	}
	const usual = new Float64Array(areas * windows);
	const wave = new Float64Array(windows);
	for (let w = 0; w < windows; w++) {
		let heardInTown = 0;
		let usualInTown = 0;
		for (let area = 0; area < areas; area++) {
			const expected = expectedIn(perWeek[area] as number, perWindow[area] as number, w + 1, windows);
			usual[area * windows + w] = expected;
			usualInTown += expected;
			heardInTown += heard[area * windows + w] as number;
		}
		const factor = (STEADY_TOWN + heardInTown) / (STEADY_TOWN + usualInTown);
		wave[w] = factor;
		for (let area = 0; area < areas; area++) (usual[area * windows + w] as number) *= factor;
	}
	return { wave, heard, usual };
}

/** One area in which a series was heard lately. Arrays run over windows. */
interface Cell {
	readonly area: number;
	readonly from: number;
	readonly to: number;
	/** Distinct known persons in the window. */
	readonly known: Int32Array;
	/** First window that holds a signal without a person; beyond the longest when there is none. */
	readonly unknownFrom: number;
	readonly expected: Float64Array;
	readonly shape: number;
	/** Someone in it is also heard of in another area for the same series. */
	shared: boolean;
}

function cellsOf(
	series: number,
	from: number,
	to: number,
	recent: RecentPersons,
	baseline: Baseline,
	level: TownLevel,
	config: PatternConfig,
): Cell[] {
	const windows = config.windowWeeks;
	const areas = baseline.geography.areas.length;
	const cells: Cell[] = [];
	const firstCellOf = new Map<number, Cell>();
	for (let i = from; i < to; ) {
		const area = recent.area[i] as number;
		const known = new Int32Array(windows);
		let unknownFrom = windows;
		let end = i;
		for (; end < to && recent.area[end] === area; end++) {
			const week = recent.week[end] as number;
			if ((recent.person[end] as number) < 0) unknownFrom = week;
			else for (let w = week; w < windows; w++) (known[w] as number)++;
		}
		const at = series * areas + area;
		const expected = new Float64Array(windows);
		for (let w = 0; w < windows; w++) {
			const plain =
				expectedIn(baseline.perWeek[at] as number, baseline.perWindow[at] as number, w + 1, windows) *
				(level.wave[w] as number);
			// An area that reports more about everything else is expected to report more about this too.
			const own = (known[w] as number) + (unknownFrom <= w ? 1 : 0);
			const others = Math.max(0, (level.heard[area * windows + w] as number) - own);
			const usual = Math.max(0, (level.usual[area * windows + w] as number) - plain);
			expected[w] = (plain * (STEADY_AREA + others)) / (STEADY_AREA + usual);
		}
		const cell = {
			area,
			from: i,
			to: end,
			known,
			unknownFrom,
			expected,
			shape: baseline.shape[at] as number,
			shared: false,
		};
		for (let entry = i; entry < end; entry++) {
			const person = recent.person[entry] as number;
			if (person < 0) continue;
			const first = firstCellOf.get(person);
			if (!first) firstCellOf.set(person, cell);
			else first.shared = cell.shared = true;
		}
		cells.push(cell);
		i = end;
	}
	return cells;
}

function scanSeries(
	series: number,
	from: number,
	to: number,
	recent: RecentPersons,
	baseline: Baseline,
	level: TownLevel,
	config: PatternConfig,
): Cluster[] {
	const cells = cellsOf(series, from, to, recent, baseline, level, config);
	const trend = townTrend(series, cells, baseline, level, config);
	const found: Cluster[] = [];
	forEachZone(cells, baseline, config.maxNeighbours, (zone) => {
		const best = bestWindow(series, zone, recent, trend, config);
		if (best) found.push(best);
	});
	return found;
}

/** What the town heard of a series lately, to tell "everywhere more" from "here more". */
interface TownTrend {
	readonly heard: Float64Array;
	readonly usual: Float64Array;
	readonly steady: number;
}

function townTrend(
	series: number,
	cells: readonly Cell[],
	baseline: Baseline,
	level: TownLevel,
	config: PatternConfig,
): TownTrend {
	const windows = config.windowWeeks;
	const areas = baseline.geography.areas.length;
	let perWeek = 0;
	let perWindow = 0;
	for (let cell = series * areas; cell < (series + 1) * areas; cell++) {
		perWeek += baseline.perWeek[cell] as number;
		perWindow += baseline.perWindow[cell] as number;
	}
	const heard = new Float64Array(windows);
	const usual = new Float64Array(windows);
	for (let w = 0; w < windows; w++) {
		usual[w] = expectedIn(perWeek, perWindow, w + 1, windows) * (level.wave[w] as number);
		for (const cell of cells) (heard[w] as number) += (cell.known[w] as number) + (cell.unknownFrom <= w ? 1 : 0);
	}
	return { heard, usual, steady: Math.min(STEADY_TREND, (baseline.seenInTown[series] as number) + NEVER_SEEN) };
}

/** Areas alone, and centres with one or two neighbours; only areas that were heard, as silent ones never add. */
function forEachZone(
	cells: readonly Cell[],
	baseline: Baseline,
	maxNeighbours: number,
	visit: (zone: readonly Cell[]) => void,
): void {
	const cellAt = new Map(cells.map((cell) => [cell.area, cell]));
	for (const centre of cells) {
		visit([centre]);
		if (maxNeighbours < 1) continue;
		const around = (baseline.geography.neighbours[centre.area] ?? []).flatMap((area) => cellAt.get(area) ?? []);
		around.forEach((one, index) => {
			if (centre.area < one.area) visit([centre, one]);
			if (maxNeighbours < 2) return;
			for (const other of around.slice(index + 1)) {
				// Three that all touch have three centres: visit them once.
				const touching = baseline.geography.neighbours[one.area]?.includes(other.area);
				if (!touching || centre.area < one.area) visit([centre, one, other]);
			}
		});
	}
}

/** The window in which this zone stands out most, if it does from the agenda score up. */
function bestWindow(
	series: number,
	zone: readonly Cell[],
	recent: RecentPersons,
	trend: TownTrend,
	config: PatternConfig,
): Cluster | null {
	const windows = config.windowWeeks;
	let most = 0;
	let sharing = 0;
	for (const cell of zone) {
		most += cell.known[windows - 1] as number;
		if (cell.shared) sharing++;
	}
	if (most < config.minPersons) return null;
	const known = sharing > 1 ? distinctKnown(zone, recent, windows) : null;
	let best: Cluster | null = null;
	let previous = 0;
	for (let w = 0; w < windows; w++) {
		let persons = 0;
		let entries = 0;
		let expected = 0;
		let spread = 0;
		let unknown = false;
		let silent = false;
		for (const cell of zone) {
			const here = cell.known[w] as number;
			const mean = cell.expected[w] as number;
			const nameless = cell.unknownFrom <= w;
			persons += here;
			entries += here + (nameless ? 1 : 0);
			unknown ||= nameless;
			silent ||= here === 0 && !nameless;
			expected += mean;
			spread += (mean * mean) / cell.shape;
		}
		if (known) persons = known[w] as number;
		if (silent || persons < config.minPersons) continue;
		const observed = persons + (unknown ? 1 : 0);
		// A longer window without anyone new only dilutes.
		if (observed === previous) continue;
		previous = observed;
		const elsewhere = trend.steady + Math.max(0, (trend.heard[w] as number) - entries);
		const factor = elsewhere / (trend.steady + Math.max(0, (trend.usual[w] as number) - expected));
		const mean = expected * factor;
		if (observed <= mean + Math.sqrt(mean)) continue;
		const shape = 1 / (spread / (expected * expected) + 1 / elsewhere);
		const score = tailScore(observed, mean, shape);
		if (score < config.agendaScore || (best && score <= best.score)) continue;
		best = {
			series,
			zone: zone.map((cell) => cell.area).sort((a, b) => a - b),
			weeks: w + 1,
			persons,
			observed,
			expected: mean,
			score,
		};
	}
	return best;
}

/** Distinct known persons over several areas, per window: someone heard of in two areas is one person. */
function distinctKnown(zone: readonly Cell[], recent: RecentPersons, windows: number): Int32Array {
	const latest = new Map<number, number>();
	for (const cell of zone) {
		for (let i = cell.from; i < cell.to; i++) {
			const person = recent.person[i] as number;
			if (person < 0) continue;
			latest.set(person, Math.min(latest.get(person) ?? windows, recent.week[i] as number));
		}
	}
	const known = new Int32Array(windows);
	for (const week of latest.values()) for (let w = week; w < windows; w++) (known[w] as number)++;
	return known;
}

/** Of clusters of one series that share an area, only the strongest stays. */
function localMaxima(found: Cluster[]): Cluster[] {
	const taken = new Set<number>();
	return found.sort(strongestFirst).filter((cluster) => {
		if (cluster.zone.some((area) => taken.has(area))) return false;
		for (const area of cluster.zone) taken.add(area);
		return true;
	});
}

function strongestFirst(a: Cluster, b: Cluster): number {
	if (a.score !== b.score) return b.score - a.score;
	if (a.series !== b.series) return a.series - b.series;
	if (a.zone.length !== b.zone.length) return a.zone.length - b.zone.length;
	for (const [index, area] of a.zone.entries()) {
		const other = b.zone[index] as number;
		if (area !== other) return area - other;
	}
	return a.weeks - b.weeks;
}

function isCarriedByOneNeed(
	theme: Cluster,
	recent: RecentPersons,
	baseline: Baseline,
	level: TownLevel,
	config: PatternConfig,
): boolean {
	const surplus = theme.observed - theme.expected;
	const zone = new Set(theme.zone);
	for (let need = 0; need < baseline.needs; need++) {
		if (baseline.needs + (baseline.themeOfNeed[need] as number) !== theme.series) continue;
		const from = recent.start[need] as number;
		const to = recent.start[need + 1] as number;
		if (from === to) continue;
		const persons = new Set<number>();
		for (let i = from; i < to; i++) {
			if (!zone.has(recent.area[i] as number) || (recent.week[i] as number) >= theme.weeks) continue;
			persons.add(recent.person[i] as number);
		}
		// Unknown persons of all areas share −1 and so count once, as they do in a finding.
		if (persons.size - (persons.has(-1) ? 1 : 0) < config.minPersons) continue;
		let expected = 0;
		for (const cell of cellsOf(need, from, to, recent, baseline, level, config)) {
			if (zone.has(cell.area)) expected += cell.expected[theme.weeks - 1] as number;
		}
		if (persons.size - expected >= CARRIED_BY_ONE_NEED * surplus) return true;
	}
	return false;
}
