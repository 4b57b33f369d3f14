import { type RandomSource, seededRandom } from '#platform/seeded-random';
import { type Adjacency, adjacencyOf } from './adjacency.ts';
import type { CountedNeed, CountedSignal } from './count-cube.ts';

/** An invented town for tests and benches: areas in a grid, ten to a district, needs from common to rare. */
export interface InventedTown {
	readonly geography: Adjacency;
	readonly needs: readonly CountedNeed[];
	readonly signals: readonly CountedSignal[];
	readonly asOf: string;
	readonly random: RandomSource;
}

export const today = '2026-01-31';
const COLUMNS = 6;

/** Two years of signals without any pattern: each falls in its own place and time, a fifth without a person. */
export function inventedTown(size: { areas: number; needs: number; signals: number; seed: number }): InventedTown {
	const random = seededRandom(size.seed);
	const themes = Math.max(2, Math.floor(size.needs / 6));
	const needs = Array.from({ length: size.needs }, (_, i) => ({ code: needCode(i), theme: `theme-${i % themes}` }));
	const needAt = drawer(
		needs.map((_, i) => 1 / (i + 3)),
		random,
	);
	const areaAt = drawer(
		Array.from({ length: size.areas }, () => 0.3 + random() * 2),
		random,
	);
	const signals = Array.from({ length: size.signals }, (_, i) => ({
		id: `s${i}`,
		date: daysBefore(Math.floor(random() * 728)),
		area: areaCode(areaAt()),
		need: needCode(needAt()),
		person: random() < 0.2 ? null : `p${i}`,
		source: random() < 0.5 ? 'resident' : 'worker',
	}));
	return { geography: gridOf(size.areas), needs, signals, asOf: today, random };
}

/** Areas in rows of six, each next to those beside, above and below it; ten to a district. */
export function gridOf(areas: number): Adjacency {
	return adjacencyOf(
		Array.from({ length: areas }, (_, i) => ({
			area: areaCode(i),
			district: `W${Math.floor(i / 10)}`,
			neighbours: [i - COLUMNS, i + COLUMNS, i % COLUMNS ? i - 1 : -1, (i + 1) % COLUMNS ? i + 1 : -1]
				.filter((other) => other >= 0 && other < areas)
				.map(areaCode),
		})),
	);
}

/** So many different people with one need in one area, within the last so many weeks. */
export function cluster(
	area: string,
	need: string,
	persons: number,
	weeks: number,
	random: RandomSource,
): CountedSignal[] {
	return Array.from({ length: persons }, (_, i) => ({
		id: `planted-${need}-${i}`,
		date: daysBefore(Math.floor(random() * weeks * 7)),
		area,
		need,
		person: `planted-${i}`,
		source: 'worker',
	}));
}

export const areaCode = (index: number) => `BU${String(index).padStart(3, '0')}`;
export const needCode = (index: number) => `need-${String(index).padStart(3, '0')}`;

/** A day so many days before the day of the scan. */
export function daysBefore(days: number): string {
	return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function drawer(weights: readonly number[], random: RandomSource): () => number {
	let total = 0;
	const upTo = weights.map((weight) => (total += weight));
	return () => {
		const drawn = random() * total;
		return upTo.findIndex((edge) => edge >= drawn);
	};
}
