import type { RandomSource } from '#platform/seeded-random';
import type { Baseline } from './baseline.ts';
import { NEVER_SEEN } from './baseline.ts';
import { countAt } from './negative-binomial.ts';
import { packEntry, type RecentPersons, unpackRecent } from './recent-persons.ts';

/**
 * The last weeks of a town where nothing is going on: as many persons per need and area as the baseline leads one to
 * expect, with its doubt about both the need (its town rate) and the cell. Everyone in it is a different person, or
 * nameless as often as in the history, and as many come along with another as they did there.
 */
export function nullTown(baseline: Baseline, windowWeeks: number, random: RandomSource): RecentPersons {
	const areas = baseline.geography.areas.length;
	const drawn: number[] = [];
	for (let need = 0; need < baseline.needs; need++) {
		const doubt = gammaOfMeanOne((baseline.seenInTown[need] as number) + NEVER_SEEN, random);
		for (let area = 0; area < areas; area++) {
			const cell = need * areas + area;
			const mean = ((baseline.perWindow[cell] as number) * doubt) / (1 + baseline.companions);
			for (let n = countAt(random(), mean, baseline.shape[cell] as number); n > 0; n--) {
				const week = Math.floor(random() * windowWeeks);
				drawn.push(need, area, week);
				if (baseline.companions > 0 && random() < baseline.companions) drawn.push(need, area, week);
			}
		}
	}
	const persons = drawn.length / 3;
	const packing = { areas, persons, weeks: windowWeeks };
	const keys = new Float64Array(persons * 2);
	for (let person = 0; person < persons; person++) {
		const need = drawn[person * 3] as number;
		const area = drawn[person * 3 + 1] as number;
		const week = drawn[person * 3 + 2] as number;
		const theme = baseline.needs + (baseline.themeOfNeed[need] as number);
		const who = random() < baseline.namelessShare ? -1 : person;
		keys[person * 2] = packEntry(packing, need, area, who, week);
		keys[person * 2 + 1] = packEntry(packing, theme, area, who, week);
	}
	return unpackRecent(packing, baseline.needs + baseline.themes, keys);
}

/** Marsaglia & Tsang (2000), divided by the shape; below shape 1 by their power boost. */
function gammaOfMeanOne(shape: number, random: RandomSource): number {
	if (shape < 1) return (gammaDraw(shape + 1, random) * (1 - random()) ** (1 / shape)) / shape || Number.MIN_VALUE;
	return gammaDraw(shape, random) / shape;
}

function gammaDraw(shape: number, random: RandomSource): number {
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}
