import { type Circles, circleOptions, formInThread } from '#modules/circles';
import { seededRandom } from '#platform/seeded-random';
import { inventedTown } from '../src/modules/circles/circles.fixtures.ts';

const seeds = 20;
const sizes = { people: 60, hubs: 6, each: 3, radius: 600 };
const kinds = [
	{ name: 'twelve kinds of help, needed and offered as often', kinds: 12, scarce: false },
	{ name: 'twenty kinds of help', kinds: 20, scarce: false },
	{ name: 'twelve kinds, and what many need few can', kinds: 12, scarce: true },
];

/** Sixty people: the proven gap within thirty seconds, what annealing alone reaches in how long, and the needs that are answered. */
export async function run(options: readonly string[]): Promise<void> {
	const many = options.includes('--quick') ? 3 : seeds;
	console.log(`60 people, 6 volunteers, homes within 600 m of the middle, ${many} seeds, 30 s each at most\n`);
	for (const kind of kinds) {
		const rows: Measured[] = [];
		for (let seed = 1; seed <= many; seed++) rows.push(await measure(seed, kind));
		const within = rows.filter(({ gap }) => gap <= 0.01).length;
		const near = rows.filter(({ below, first }) => below <= 0.02 && first <= 2).length;
		console.log(`${kind.name}:`);
		console.log(`  proven gap at most 1 %      ${within} of ${many} (worst ${percent(worst(rows, 'gap'))})`);
		console.log(
			`  seconds until the end       ${median(rows.map(({ seconds }) => seconds)).toFixed(1)} in the middle, ${worst(rows, 'seconds').toFixed(1)} at worst`,
		);
		console.log(
			`  annealing 2 % below in 2 s  ${near} of ${many} (worst ${percent(worst(rows, 'below'))} below, ${worst(rows, 'first').toFixed(2)} s)`,
		);
		console.log(
			`  needs answered, of possible ${percent(median(rows.map(({ answered }) => answered)))} in the middle; at least 95 % in ${rows.filter(({ answered }) => answered >= 0.95).length}\n`,
		);
	}
}

interface Measured {
	readonly gap: number;
	readonly seconds: number;
	/** How far the first outcome, of annealing alone, was below the last, and after how many seconds it was there. */
	readonly below: number;
	readonly first: number;
	/** Of the needs that the bound allows to be answered. */
	readonly answered: number;
}

async function measure(seed: number, kind: { kinds: number; scarce: boolean }): Promise<Measured> {
	const { people, hubs } = inventedTown(seededRandom(seed), { ...sizes, ...kind });
	const start = performance.now();
	const since = () => (performance.now() - start) / 1000;
	let early: { circles: Circles; at: number } | undefined;
	const found = await formInThread({ people, hubs, options: circleOptions, seed }, ({ soFar }) => {
		early ??= { circles: soFar, at: since() };
	});
	const placed = found.circles.reduce((sum, { members }) => sum + members.length - 1, 0);
	const possible = Math.round(found.points * (1 + found.bound)) - placed;
	return {
		gap: found.bound,
		seconds: since(),
		below: early ? 1 - early.circles.points / found.points : 1,
		first: early?.at ?? Number.POSITIVE_INFINITY,
		answered: possible <= 0 ? 1 : (found.points - placed) / possible,
	};
}

const worst = (rows: readonly Measured[], key: keyof Measured): number => Math.max(...rows.map((row) => row[key]));
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
