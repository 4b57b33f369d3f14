import {
	bernoulliModel,
	type Coordinates,
	permutationModel,
	poissonModel,
	type ScanCluster,
	type ScanModel,
	scanStatistic,
} from '#modules/statistics';
import { seededRandom } from '#platform/seeded-random';
import { type Command, UserMistake, WrongCall } from './command.ts';
import { readOptions } from './read-options.ts';
import { readScanCases, type ScanCases, type ScanColumns } from './read-scan-cases.ts';
import { sayProblems } from './say-problems.ts';

export type ScanKind = 'poisson' | 'bernoulli' | 'permutation';

const columnsOf: Record<ScanKind, ScanColumns> = {
	poisson: { numbers: ['cases', 'expected'], fractions: true, dated: false },
	bernoulli: { numbers: ['cases', 'controls'], fractions: false, dated: false },
	permutation: { numbers: ['cases'], fractions: false, dated: true },
};

/** Kulldorff's scan statistic on a file, for who wants to check a cluster without a database. */
export const scanCommand = (kind: ScanKind): Command => ({
	run(words, terminal) {
		const { text, flags } = readOptions(words, {
			text: ['cases'],
			optional: ['coordinates', 'max-share', 'runs', 'seed', ...(kind === 'permutation' ? ['max-days'] : [])],
			flags: ['json', ...(kind === 'permutation' ? ['prospective'] : [])],
		});
		const coordinates = oneOf('coordinates', text.coordinates, ['lonlat', 'plane'] satisfies Coordinates[]);
		const maxShare = numberIn('max-share', text['max-share'] ?? '0.5', 0, 1);
		const runs = wholeIn('runs', text.runs ?? '999', 0, 1_000_000);
		const seed = wholeIn('seed', text.seed ?? '1', -(2 ** 31), 2 ** 31);
		const longest = text['max-days'] === undefined ? undefined : wholeIn('max-days', text['max-days'], 1, 36_600);

		const cases = readScanCases(terminal.path(text.cases), text.cases, columnsOf[kind], coordinates);
		if (sayProblems(cases.problems, terminal)) return 2;
		const days = cases.days.length;
		const clusters =
			cases.places.length === 0
				? []
				: scanStatistic(
						cases.places,
						modelOf(kind, cases),
						{
							maxShare,
							maxPeriods: Math.min(days, longest ?? Math.max(1, Math.floor(days / 2))),
							untilNow: flags.prospective ?? false,
							runs,
							...(coordinates && { coordinates }),
						},
						seededRandom(seed),
					);
		const shown = clusters.map((cluster) => clusterForOutput(cluster, kind === 'permutation' ? cases.days : undefined));
		terminal.out(flags.json ? JSON.stringify({ clusters: shown }) : clustersTable(shown));
		return 0;
	},
});

function modelOf(kind: ScanKind, { places, days, counts }: ScanCases): ScanModel {
	const numbers = (name: string) => counts[name] as Float64Array;
	if (kind === 'bernoulli') return bernoulliModel(numbers('cases'), numbers('controls'));
	if (kind === 'permutation') return permutationModel(places.length, days.length, numbers('cases'));
	if (!numbers('expected').some((part) => part > 0)) throw new UserMistake('Er wordt nergens iets verwacht.');
	return poissonModel(places.length, 1, numbers('cases'), numbers('expected'));
}

function clusterForOutput({ locations, from, to, observed, expected, llr, p }: ScanCluster, days?: readonly string[]) {
	return { locations, observed, expected, llr, p, ...(days && { from: days[from], to: days[to] }) };
}

function clustersTable(clusters: readonly ReturnType<typeof clusterForOutput>[]): string {
	if (clusters.length === 0) return 'Nergens zijn er meer dan verwacht.';
	return clusters
		.map(({ locations, observed, expected, llr, p, from, to }, at) => {
			const when = from ? `, van ${from} tot en met ${to}` : '';
			const figures = `${rounded(observed)} gevallen, ${rounded(expected)} verwacht${when}`;
			return `${at + 1}. ${locations.join(', ')}\n   ${figures}; llr ${rounded(llr)}; kans op toeval ${rounded(p)}`;
		})
		.join('\n');
}

const rounded = (figure: number) => String(Number(figure.toPrecision(4))).replace('.', ',');

function oneOf<T extends string>(name: string, given: string | undefined, allowed: readonly T[]): T | undefined {
	const found = allowed.find((value) => value === given);
	if (given !== undefined && !found) throw new WrongCall(`--${name}: kies ${allowed.join(' of ')}.`);
	return found;
}

function numberIn(name: string, given: string, above: number, most: number): number {
	const value = Number(given);
	if (given.trim() === '' || !(value > above && value <= most)) {
		throw new WrongCall(`--${name}: "${given}" ligt niet boven ${above} en tot en met ${most}.`);
	}
	return value;
}

function wholeIn(name: string, given: string, least: number, most: number): number {
	const value = Number(given);
	if (!/^[+-]?\d+$/.test(given) || value < least || value > most) {
		throw new WrongCall(`--${name}: "${given}" is geen heel getal van ${least} tot en met ${most}.`);
	}
	return value;
}
