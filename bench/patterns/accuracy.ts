import {
	type Baseline,
	type Calibration,
	type CountedSignal,
	calibrate,
	countSignals,
	type Finding,
	fitBaseline,
	type PatternConfig,
	patternConfig,
	rankAgenda,
	scanWeek,
} from '#modules/patterns';
import { seededRandom } from '#platform/seeded-random';
import { areaCode, needCode, today } from '../../src/modules/patterns/patterns.fixtures.ts';
import { meanOfGroups, part } from './intervals.ts';
import { calm, planted, type TrueTown, told, trueTown, type Weather } from './true-town.ts';

const size = { areas: 110, needs: 300, perWeek: 480 };

const weathers: Record<string, Weather> = {
	'nothing going on': calm,
	'seasons of ±50 %': { ...calm, season: 0.5 },
	'one area ×3': { ...calm, tripled: true },
	'25 % miscoded': { ...calm, miscoded: 0.25 },
	'people met together': { ...calm, together: 0.2 },
};

/** What must be found: so many people more, where so many signals are expected in four weeks. */
const tasks = [
	{ name: 'alarm: +3 at μ ≤ .03', more: 3, above: 0, most: 0.03, tier: 'alarm', aim: 0.8 },
	{ name: 'alarm: +4 at .03 < μ ≤ .1', more: 4, above: 0.03, most: 0.1, tier: 'alarm', aim: 0.85 },
	{ name: 'agenda: +3 at μ ≤ .3', more: 3, above: 0, most: 0.3, tier: 'agenda', aim: 0.9 },
] as const;

/**
 * Towns with their own true rates and two years of history. In each the last eight weeks are lived many times over: every time
 * a null week for the alarms that chance gives, and some of them once more with one cluster planted in every district.
 */
export function accuracy(towns: number, weeksPerTown: number, plantedWeeks: number): void {
	console.log(
		`${towns} towns of ${size.areas} areas × ${size.needs} needs, ${towns * weeksPerTown} null weeks; 95 % intervals\n`,
	);
	console.log(`${'false alarms a week'.padEnd(28)}${'target'.padStart(8)}${'observed'.padStart(10)}  interval`);
	const power: string[] = [];
	for (const [name, weather] of Object.entries(weathers)) {
		const alarms: number[] = [];
		const hits = tasks.map(() => 0);
		let tried = 0;
		for (let town = 0; town < towns; town++) {
			const lived = liveThrough(town, weeksPerTown, plantedWeeks, weather);
			alarms.push(lived.alarms / weeksPerTown);
			lived.hits.forEach((count, task) => void ((hits[task] as number) += count));
			tried += lived.tried;
		}
		const { mean, low, high } = meanOfGroups(alarms);
		console.log(
			`${name.padEnd(28)}${patternConfig.alarmsPerWeek.toFixed(2).padStart(8)}${mean.toFixed(2).padStart(10)}  ${low.toFixed(2)}–${high.toFixed(2)}`,
		);
		tasks.forEach((task, at) => {
			const found = part(hits[at] as number, tried);
			power.push(
				`${task.name.padEnd(28)}${percent(task.aim).padStart(8)}${percent(found.part).padStart(10)}  ${percent(found.low)}–${percent(found.high)}  ${name}`,
			);
		});
	}
	console.log(`\n${'found'.padEnd(28)}${'aim'.padStart(8)}${'observed'.padStart(10)}  interval`);
	for (const line of power) console.log(line);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function liveThrough(
	seed: number,
	weeks: number,
	plantedWeeks: number,
	weather: Weather,
): { alarms: number; hits: number[]; tried: number } {
	const random = seededRandom(9000 + seed);
	const config: PatternConfig = { ...patternConfig, seed };
	const town = trueTown(size.areas, size.needs, size.perWeek, random);
	const { windowWeeks, historyWeeks } = config;
	const history = told(town, size.perWeek, windowWeeks + historyWeeks - 1, windowWeeks, weather, random, 'h');
	let look: { baseline: Baseline; calibration: Calibration } | undefined;
	let alarms = 0;
	const hits = tasks.map(() => 0);
	let tried = 0;
	for (let week = 0; week < weeks; week++) {
		const recent = told(town, size.perWeek, windowWeeks - 1, 0, weather, random, 'r');
		if (!look) {
			const counts = countSignals([...history, ...recent], town.needs, town.geography, today);
			const baseline = fitBaseline(counts, town.geography, config);
			look = { baseline, calibration: calibrate(baseline, config, seededRandom(seed)) };
		}
		const { baseline, calibration } = look;
		const scan = (signals: readonly CountedSignal[]): Finding[] =>
			scanWeek(countSignals(signals, town.needs, town.geography, today), baseline, calibration, config);
		alarms += scan(recent).filter(({ tier }) => tier === 'alarm').length;
		if (week >= plantedWeeks) continue;
		tasks.forEach((task, at) => {
			const places = cellsFor(town, task.above, task.most, random);
			const more = places.flatMap(({ need, area }) => planted(town, need, area, task.more, weather, random));
			const findings = scan([...recent, ...more]);
			const shown =
				task.tier === 'alarm' ? findings.filter(({ tier }) => tier === 'alarm') : rankAgenda(findings, 3, []);
			for (const { need, area } of places) {
				if (shown.some((one) => one.need === needCode(need) && one.zone.includes(areaCode(area))))
					(hits[at] as number)++;
			}
			if (at === 0) tried += places.length;
		});
	}
	return { alarms, hits, tried };
}

/** One cell in every district, each with another need, drawn from all whose expectation lies in the band. */
function cellsFor(town: TrueTown, above: number, most: number, random: () => number): { need: number; area: number }[] {
	const chosen: { need: number; area: number }[] = [];
	const cells = town.perFourWeeks;
	for (let district = 0; district < town.areas / 10; district++) {
		for (;;) {
			const area = district * 10 + Math.floor(random() * 10);
			const need = Math.floor(random() * town.needs.length);
			const expected = cells[need * town.areas + area] as number;
			if (expected <= above || expected > most || chosen.some((one) => one.need === need)) continue;
			chosen.push({ need, area });
			break;
		}
	}
	return chosen;
}
