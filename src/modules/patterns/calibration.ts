import type { RandomSource } from '#platform/seeded-random';
import type { Baseline } from './baseline.ts';
import { findClusters } from './clusters.ts';
import { nullTown } from './null-town.ts';
import type { PatternConfig } from './pattern-config.ts';

export interface Calibration {
	/** From this score up a finding is an alarm. */
	readonly threshold: number;
	/** Weeks between findings at least this strong, anywhere in town, when nothing is going on. */
	readonly recurrenceWeeks: (score: number) => number;
}

/** Twenty years: further than this the simulations cannot see. */
export const LONGEST_RECURRENCE_WEEKS = 1040;
/** Of the simulated findings, the strongest tenth shapes the tail beyond what was simulated. */
const TAIL = 0.1;

/**
 * Plays `simulations` towns without any pattern and scans them the way the real one is scanned, so that the number of
 * needs, zones and windows tried is inside the threshold.
 */
export function calibrate(baseline: Baseline, config: PatternConfig, random: RandomSource): Calibration {
	const scores: number[] = [];
	for (let run = 0; run < config.simulations; run++) {
		const town = nullTown(baseline, config.windowWeeks, random);
		for (const cluster of findClusters(town, baseline, config)) scores.push(cluster.score);
	}
	scores.sort((a, b) => b - a);
	const allowed = Math.round(config.alarmsPerWeek * config.simulations);
	const atTarget = scores[allowed] ?? 0;
	return {
		threshold: Math.max(config.alarmFloor, atTarget),
		recurrenceWeeks: recurrence(scores, config.simulations),
	};
}

/** Counts simulated findings; beyond the strongest tenth an exponential tail with their mean surplus. */
function recurrence(strongestFirst: readonly number[], runs: number): (score: number) => number {
	const tail = Math.floor(strongestFirst.length * TAIL);
	const edge = strongestFirst[tail] ?? 0;
	let surplus = 0;
	for (let i = 0; i < tail; i++) surplus += (strongestFirst[i] as number) - edge;
	const slope = tail >= 5 && surplus > 0 ? surplus / tail : 1 / Math.LN10;
	return (score) => {
		const beyond = score > edge;
		const found = beyond
			? Math.max(tail, 0.5) * Math.exp(-(score - edge) / slope)
			: Math.max(tail, countFrom(strongestFirst, score));
		return Math.min(LONGEST_RECURRENCE_WEEKS, runs / Math.max(found, Number.MIN_VALUE));
	};
}

/** How many of the scores, strongest first, are at least `score`. */
function countFrom(strongestFirst: readonly number[], score: number): number {
	let low = 0;
	let high = strongestFirst.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((strongestFirst[middle] as number) >= score) low = middle + 1;
		else high = middle;
	}
	return low;
}
