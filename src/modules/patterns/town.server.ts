import { areasOf, neighboursOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { type SignalForPatterns, signalsForPatterns } from '#modules/signals/index.server';
import type { Tx } from '#platform/db/index.server';
import { type Adjacency, adjacencyOf } from './adjacency.ts';
import type { Baseline } from './baseline.ts';
import { type CountCube, dayNumber } from './count-cube.ts';
import type { Finding } from './finding.ts';
import { lookInThread } from './look-in-thread.server.ts';
import { districtOf } from './pattern.ts';
import { patternConfig } from './pattern-config.ts';

export type Town = {
	readonly today: string;
	/** Signals with a need and a place that the lists know. */
	readonly signals: readonly (SignalForPatterns & { needCode: string })[];
	readonly counts: CountCube;
	readonly baseline: Baseline;
	readonly findings: readonly Finding[];
};

/** Reads what was said in a municipality and looks what stands out today. */
export async function scanTown(tx: Tx, municipalityId: string, today: string): Promise<Town> {
	const { windowWeeks, historyWeeks } = patternConfig;
	const geography = await geographyOf(tx, municipalityId);
	const needs = theNeeds().needs.map(({ code, theme }) => ({ code, theme }));
	const known = { areas: new Set(geography.areas), needs: theNeeds().needByCode };
	const all = await signalsForPatterns(tx, municipalityId, dayBefore(today, (windowWeeks + historyWeeks) * 7));
	const signals = all.filter(
		(signal): signal is SignalForPatterns & { needCode: string } =>
			signal.needCode !== null && known.needs.has(signal.needCode) && known.areas.has(signal.areaCode),
	);
	const counted = signals.map(({ id, day, areaCode, needCode, personKey, source }) => ({
		id,
		date: day,
		area: areaCode,
		need: needCode,
		person: personKey,
		source,
	}));
	// One seed a day: the same day gives the same answer, whoever asks.
	const config = { ...patternConfig, seed: patternConfig.seed + (dayNumber(today) ?? 0) };
	const town = { signals: counted, needs, geography, asOf: today, config };
	const { counts, baseline, findings } = await lookInThread(municipalityId, town);
	return { today, signals, counts, baseline, findings };
}

/**
 * Neighbourhoods and districts side by side, because some signals know no better place than a district. A district is next to
 * its own neighbourhoods. The municipality as a whole is a place of its own, next to nothing.
 */
async function geographyOf(tx: Tx, municipalityId: string): Promise<Adjacency> {
	const areas = await areasOf(tx, municipalityId);
	const known = new Set(areas.map(({ code }) => code));
	const places = [];
	for (const { code, kind } of areas) {
		const beside =
			kind === 'municipality' ? [] : (await neighboursOf(tx, municipalityId, code)).filter((other) => known.has(other));
		const district = districtOf(code);
		places.push({
			area: code,
			district,
			neighbours: kind === 'neighbourhood' && known.has(district) ? [...beside, district] : beside,
		});
	}
	return adjacencyOf(places);
}

export const dayBefore = (day: string, days: number): string =>
	new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
