import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type Election,
	equalShares,
	greedy,
	type Outcome,
	parsePabulib,
	type TieRule,
	toNumber,
	UnsupportedBallots,
} from '#modules/budget';
import { seededRandom } from '#platform/seeded-random';
import { inventedVote } from '../src/modules/budget/budget.fixtures.ts';
import { floatShares } from './float-shares.ts';

type Expected = { winners: string[]; cost: number };
type Reference = {
	official_rule: string;
	official_selected?: string[];
	official_cost?: number;
	equalshares_tool?: Record<string, Expected>;
	pabutools?: Record<string, Expected>;
};

/** That library breaks ties by the name of the project. */
const byName: TieRule = { name: 'project-id', compare: (a, b) => (a.id < b.id ? -1 : 1) };

/** How each outcome that is known is counted here. What is not in this list is another rule than ours. */
const ways: Record<string, (election: Election) => Outcome> = {
	mes_none: (election) => equalShares(election),
	mes_add1: (election) => equalShares(election, { completion: 'add1' }),
	mes_add1u: (election) => equalShares(election, { completion: 'add1u' }),
	greedy_votes_stable: (election) => greedy(election),
	mes_cost_none: (election) => equalShares(election, { tieRule: byName }),
	mes_cost_add1: (election) => equalShares(election, { completion: 'add1', tieRule: byName }),
	mes_cost_add1_exact_fractions: (election) => equalShares(election, { completion: 'add1', tieRule: byName }),
	mes_cardinality_none: (election) => equalShares(election, { utility: 'points', tieRule: byName }),
	mes_cardinality_add1: (election) => equalShares(election, { utility: 'points', completion: 'add1', tieRule: byName }),
	mes_Additive_Cardinal_Sat_none: (election) => equalShares(election, { tieRule: byName }),
	greedy_cost_sat: (election) => greedy(election, { tieRule: byName }),
};

/** Outcomes beside those of other programs and of the cities themselves; then speed beside the same rule in floating point. */
export async function run(): Promise<void> {
	const data = process.env.BUURTWEEFSEL_SHARED_DATA ?? join(import.meta.dirname, '../../shared/data');
	if (existsSync(join(data, 'pb-reference-outcomes.json'))) compareOutcomes(data);
	else console.log(`No reference outcomes in ${data}: only speed.`);
	console.log(
		`\n${'counting (seconds of processor)'.padEnd(46)}${'ours'.padStart(10)}${'floating point'.padStart(16)}`,
	);
	const wieliczka = join(data, 'pb', 'Poland_Wieliczka_2023_Green_Budget.pb');
	if (existsSync(wieliczka)) compareSpeed('Wieliczka 2023', parsePabulib(readFileSync(wieliczka, 'utf8')));
	const start = processorTime();
	const text = inventedVote({ voters: 100_000, projects: 150, random: seededRandom(1) });
	const written = processorTime();
	const invented = parsePabulib(text);
	console.log(
		`(${(text.length / 1e6).toFixed(1)} MB invented in ${seconds(written - start)}, read in ${seconds(processorTime() - written)}, ${invented.ballots.length} different ballots)`,
	);
	compareSpeed('100,000 voters × 150 projects', invented);
	console.log(`memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}

function compareOutcomes(data: string): void {
	const references: Record<string, Reference> = JSON.parse(
		readFileSync(join(data, 'pb-reference-outcomes.json'), 'utf8'),
	);
	const otherRules = new Map<string, number>();
	let [same, compared, byVariant] = [0, 0, 0];
	console.log(
		`${'election'.padEnd(34)}${'outcome'.padEnd(32)}${'ours'.padStart(16)}${'reference'.padStart(16)}  same?`,
	);
	for (const file of readdirSync(join(data, 'pb')).sort()) {
		const reference = references[file];
		if (!reference) continue;
		const known = { ...reference.equalshares_tool, ...reference.pabutools };
		const official = reference.official_rule.startsWith('equalshares') ? reference.official_selected : undefined;
		try {
			const election = parsePabulib(readFileSync(join(data, 'pb', file), 'utf8'));
			const rows = Object.entries(known).map(([name, expected]) => ({ name, way: ways[name], expected }));
			if (official) {
				const expected = { winners: official, cost: reference.official_cost ?? 0 };
				rows.push({ name: `official (${reference.official_rule})`, way: ways['mes_add1'], expected });
			}
			for (const { name, way, expected } of rows) {
				if (!way) {
					otherRules.set(name, (otherRules.get(name) ?? 0) + 1);
					continue;
				}
				const outcome = way(election);
				const variant = stopsEarlier.get(name)?.(election);
				const why = differenceFrom(election, outcome, expected);
				const explained = why !== '' && variant && differenceFrom(election, variant, expected) === '';
				if (explained) byVariant++;
				compared++;
				if (why === '') same++;
				const figures = [
					[outcome.winners.length, amount(outcome)],
					[expected.winners.length, expected.cost],
				];
				const [ours, theirs] = figures.map(([n, cost]) => `${n}: ${cost}`.padStart(16));
				console.log(
					`${file.replace('.pb', '').padEnd(34)}${name.padEnd(32)}${ours}${theirs}  ${explained ? 'same when raising stops at the first outcome to which nothing can be added; ' : ''}${why || 'same'}`,
				);
			}
		} catch (error) {
			if (!(error instanceof UnsupportedBallots)) throw error;
			console.log(`${file.replace('.pb', '').padEnd(34)}not counted: ${error.message}`);
		}
	}
	console.log(`\n${same} of ${compared} outcomes are the same; ${byVariant} more by the variant of that program.`);
	const left = [...otherRules].map(([name, times]) => `${name} (${times})`).join(', ');
	console.log(`Outcomes of rules that are not ours: ${left || 'none'}.`);
}

/** That library stops raising as soon as nothing more fits; the reference tool goes on until the budget is passed, and so do we. */
const stopsEarlier = new Map<string, (election: Election) => Outcome>([
	[
		'mes_cost_add1',
		(election) => equalShares(election, { completion: 'add1', tieRule: byName, stopWhenExhausted: true }),
	],
	[
		'mes_cardinality_add1',
		(election) =>
			equalShares(election, { utility: 'points', completion: 'add1', tieRule: byName, stopWhenExhausted: true }),
	],
]);

const amount = ({ cost, unit }: Outcome): number => Number(cost) / Number(unit);

/** Empty when the winners and the cost are the same; else who differs, and how near to each other they stand in exact numbers. */
function differenceFrom(election: Election, outcome: Outcome, expected: Expected): string {
	const onlyOurs = outcome.winners.filter((id) => !expected.winners.includes(id));
	const onlyTheirs = expected.winners.filter((id) => !outcome.winners.includes(id));
	if (onlyOurs.length + onlyTheirs.length === 0 && amount(outcome) === expected.cost) return '';
	const facts = [...onlyOurs, ...onlyTheirs].map((id) => {
		const fate = outcome.fates.get(id);
		const tie = outcome.ties.find((one) => one.includes(id));
		const tied = tie ? `, exactly equal to ${tie.filter((one) => one !== id).join(' and ')}` : '';
		if (fate?.fate === 'short') return `${id} misses ${fate.missing.numerator}/${fate.missing.denominator}${tied}`;
		if (fate?.fate === 'won' && fate.by === 'shares')
			return `${id} has ${fate.effectiveVotes.numerator}/${fate.effectiveVotes.denominator} effective votes${tied}`;
		return `${id} ${fate?.fate}${tied}`;
	});
	return `DIFFERS: ours ${onlyOurs}, theirs ${onlyTheirs}; ${facts.join('; ')} (of ${election.projects.length})`;
}

function compareSpeed(name: string, election: Election): void {
	for (const completion of ['none', 'add1', 'add1u'] as const) {
		let start = processorTime();
		const outcome = equalShares(election, { completion });
		const ours = processorTime() - start;
		const first = Number(election.budget) / election.voters;
		const steps = Math.round((toNumber(outcome.endowment!) - first) / Number(election.unit));
		start = processorTime();
		let winners = floatShares(election, first).won;
		for (let step = 1; completion !== 'none' && step <= steps + 1; step++) {
			const next = floatShares(election, first + step * Number(election.unit));
			if (next.cost <= Number(election.budget)) winners = next.won;
		}
		const floats = processorTime() - start;
		const bought = outcome.rounds.filter(({ by }) => by === 'shares').map(({ project }) => project);
		const equal =
			bought.sort().join() ===
			winners
				.map((place) => election.projects[place]!.id)
				.sort()
				.join();
		console.log(
			`${`${name}, ${completion}, ${steps + 1} step${steps ? 's' : ''}`.padEnd(46)}${seconds(ours).padStart(10)}${seconds(floats).padStart(16)}  ${equal ? 'same winners' : 'other winners'}`,
		);
	}
}

/** Milliseconds that this process really worked: others may be at work on the same machine. */
const processorTime = (): number => process.cpuUsage().user / 1000;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
