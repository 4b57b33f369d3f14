import { type Baseline, expectedIn } from './baseline.ts';
import type { CountCube } from './count-cube.ts';
import type { Fact } from './finding.ts';
import { type Figures, fewestPersons } from './pattern.ts';

export type Heard = { figures: Figures; why: Fact[]; signalIds: string[]; personKeys: string[] };

/**
 * How many different persons brought up one need in a zone that a person drew, in the longest window, and how many are usual.
 * Undefined under three persons: then there is nothing to tell.
 * @param byHand ids of signals that a worker put with it, about whatever and from wherever
 */
export function heardInZone(
	counts: CountCube,
	baseline: Baseline,
	need: string,
	zone: readonly string[],
	windowWeeks: number,
	byHand: ReadonlySet<string> = new Set(),
): Heard | undefined {
	const series = counts.needs.indexOf(need);
	const areas = zone.map((code) => counts.areas.indexOf(code)).filter((at) => at >= 0);
	const rows: number[] = [];
	for (let i = 0; i < counts.week.length && (counts.week[i] as number) < windowWeeks; i++) {
		const told = counts.need[i] === series && areas.includes(counts.area[i] as number);
		if (told || byHand.has(counts.id[i] as string)) rows.push(i);
	}
	const personKeys = distinct(rows.flatMap((row) => counts.persons[counts.person[row] as number] ?? []));
	if (personKeys.length < fewestPersons) return undefined;
	const nameless = rows.some((row) => counts.person[row] === -1) ? 1 : 0;
	const expected = areas.reduce((sum, area) => {
		const cell = series * counts.areas.length + area;
		return (
			sum + expectedIn(baseline.perWeek[cell] as number, baseline.perWindow[cell] as number, windowWeeks, windowWeeks)
		);
	}, 0);
	const persons = personKeys.length;
	const theme = counts.themes[counts.themeOfNeed[series] as number] as string;
	return {
		figures: { persons, weeks: windowWeeks, expected, recurrenceWeeks: null },
		why: [
			{ kind: 'what', level: 'need', need, theme },
			{ kind: 'count', observed: persons + nameless, persons, weeks: windowWeeks, expected },
			...(rows.some((row) => byHand.has(counts.id[row] as string)) ? [{ kind: 'by-hand' as const }] : []),
			{ kind: 'sources', sources: distinct(rows.map((row) => counts.source[row] as string)), signals: rows.length },
		],
		signalIds: distinct(rows.map((row) => counts.id[row] as string)),
		personKeys,
	};
}

const distinct = (values: readonly string[]) => [...new Set(values)].sort();
