/** Every number the detector can be tuned with; all of them travel with a finding in `method.params`. */
export interface PatternConfig {
	/** Longest window in weeks; the baseline ends before it, so that a cluster never explains itself away. */
	readonly windowWeeks: number;
	/** Weeks of history before the window that the baseline looks at. */
	readonly historyWeeks: number;
	/** A zone is an area alone or with up to this many neighbours (0, 1 or 2). */
	readonly maxNeighbours: 0 | 1 | 2;
	/** Fewer distinct known persons than this is never a finding; 3 is the lowest allowed. */
	readonly minPersons: number;
	/** Lowest −log10 tail probability worth a talk (1.3 is one in twenty for that single cell). */
	readonly agendaScore: number;
	/** Alarms a week in the whole town that chance alone may give. */
	readonly alarmsPerWeek: number;
	/** No alarm below this score, however quiet the town is. */
	readonly alarmFloor: number;
	/** Simulated towns behind the threshold. */
	readonly simulations: number;
	/** Seed of the random source handed to `calibrate`; kept so that a result can be made again. */
	readonly seed: number;
}

export const patternConfig: PatternConfig = {
	windowWeeks: 8,
	historyWeeks: 104,
	maxNeighbours: 2,
	minPersons: 3,
	agendaScore: 1.3,
	alarmsPerWeek: 0.5,
	alarmFloor: 2.5,
	simulations: 150,
	seed: 20150101,
};

/** @throws RangeError when a setting would break a promise (three persons) or the arithmetic. */
export function checkPatternConfig(config: PatternConfig): PatternConfig {
	if (!(config.minPersons >= 3)) throw new RangeError('a finding needs at least three persons');
	if (!Number.isInteger(config.windowWeeks) || config.windowWeeks < 2 || config.windowWeeks > 26) {
		throw new RangeError('windowWeeks must be a whole number from 2 to 26');
	}
	if (!(config.simulations >= 1) || !(config.historyWeeks >= 0) || !(config.alarmsPerWeek > 0)) {
		throw new RangeError('simulations, historyWeeks and alarmsPerWeek must be positive');
	}
	return config;
}
