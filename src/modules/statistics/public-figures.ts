import type { RandomSource } from '#platform/seeded-random';
import { blurred, mostMoved } from './bounded-noise.ts';

/** Somebody was heard about a theme in a district. The person is a pseudonym; who is not known does not count. */
export interface Contribution {
	readonly person: string;
	readonly theme: string;
	readonly district: string;
}

/** What the public reads: about how many people; null is too few to show. */
export interface PublicFigure {
	readonly theme: string;
	/** A district, or null for the whole municipality. */
	readonly district: string | null;
	readonly persons: number | null;
}

/** Fewer people than this are never shown, alone or by subtraction. A municipality may ask for more. */
export const fewestShown = 10;

/**
 * The figures of one quarter, to be drawn once and kept. Everyone counts once, in one theme and one district, drawn from
 * where they were heard. Each figure and each total is moved by noise of its own; what is shown depends on the moved
 * figures only, never on the true ones.
 */
export function drawFigures(
	contributions: readonly Contribution[],
	themes: readonly string[],
	districts: readonly string[],
	random: RandomSource,
	fewest = fewestShown,
): PublicFigure[] {
	const counts = countOnce(contributions, themes, districts, random);
	return themes.flatMap((theme, row) => {
		const here = counts.subarray(row * districts.length, (row + 1) * districts.length);
		const cells = Array.from(here, (count) => blurred(count, random));
		const total = blurred(
			here.reduce((sum, count) => sum + count, 0),
			random,
		);
		const shown = whatIsShown(cells, total, fewest);
		return [
			{ theme, district: null, persons: shown.total },
			...districts.map((district, at) => ({ theme, district, persons: shown.cells[at] ?? null })),
		];
	});
}

/** One cell per person: index `theme * districts + district`. */
function countOnce(
	contributions: readonly Contribution[],
	themes: readonly string[],
	districts: readonly string[],
	random: RandomSource,
): Int32Array {
	const themeAt = new Map(themes.map((theme, at) => [theme, at]));
	const districtAt = new Map(districts.map((district, at) => [district, at]));
	const heard = new Map<string, Set<number>>();
	for (const { person, theme, district } of contributions) {
		const row = themeAt.get(theme);
		const column = districtAt.get(district);
		if (row === undefined || column === undefined) continue;
		const cell = row * districts.length + column;
		heard.set(person, (heard.get(person) ?? new Set()).add(cell));
	}
	const counts = new Int32Array(themes.length * districts.length);
	for (const cells of heard.values()) {
		const choices = [...cells].sort((a, b) => a - b);
		const chosen = choices[Math.floor(random() * choices.length)] as number;
		(counts[chosen] as number)++;
	}
	return counts;
}

/**
 * Which of a row of moved figures may be seen. A figure needs so many that its true count is surely `fewest` or more. With
 * the total beside it, what is hidden can be had by subtraction: while that could be about fewer people, the smallest
 * figure that shows is hidden too.
 */
export function whatIsShown(
	cells: readonly number[],
	total: number,
	fewest: number,
): { total: number | null; cells: (number | null)[] } {
	const surely = (moved: number, draws: number) => moved >= fewest + mostMoved * draws;
	const shown = cells.map((cell) => (surely(cell, 1) ? cell : null));
	if (!surely(total, 1)) return { total: null, cells: shown };
	for (;;) {
		const visible = shown.filter((cell) => cell !== null);
		const rest = total - visible.reduce((sum, cell) => sum + cell, 0);
		if (visible.length === shown.length || visible.length === 0 || surely(rest, visible.length + 1)) {
			return { total, cells: shown };
		}
		shown[shown.indexOf(Math.min(...visible))] = null;
	}
}
