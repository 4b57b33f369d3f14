/** What was seen when somebody looked: how many days after it was last confirmed, and whether it was wrong by then. */
export type Check = { category: string; days: number; wrong: boolean };
/** How many go wrong a day, of all and of each category that was ever looked at. */
export type Rates = { usual: number; byCategory: ReadonlyMap<string, number> };

/** Before anybody looked: one in a year and a half, held loosely. */
const beforehand = { shape: 2, days: 2 * 540 };
/** How many checks of its own a category needs to weigh as much as what is usual. */
const strength = 4;

/**
 * The rate at which each category goes wrong, shrunk towards what is usual (a gamma prior), so that two checks say little and two
 * hundred say all. When something turned out wrong, nobody knows since when: the days it was still right are their expectation
 * under the rate so far, until it stands (expectation-maximisation over interval-censored data; Dempster, Laird and Rubin 1977).
 */
export function learnRates(checks: readonly Check[]): Rates {
	const usual = rateOf(checks, beforehand.shape, beforehand.days);
	const groups = Map.groupBy(checks, ({ category }) => category);
	return {
		usual,
		byCategory: new Map([...groups].map(([category, own]) => [category, rateOf(own, strength, strength / usual)])),
	};
}

function rateOf(checks: readonly Check[], shape: number, days: number): number {
	const right = checks.reduce((sum, one) => sum + (one.wrong ? 0 : one.days), 0);
	const wrong = checks.filter((one) => one.wrong).map((one) => Math.max(1, one.days));
	let rate = shape / days;
	for (let round = 0; round < 60; round++) {
		const lasted = wrong.reduce((sum, until) => sum + daysRight(rate, until), 0);
		const next = (shape + wrong.length) / (days + right + lasted);
		if (Math.abs(next - rate) < rate * 1e-6) return next;
		rate = next;
	}
	return rate;
}

/** How many days it was expected to be right, given that it went wrong within so many. */
const daysRight = (rate: number, within: number): number => 1 / rate - within / Math.expm1(rate * within);

/** What happened to an entry since somebody last looked. */
export type Trouble = { remarks?: number; bounced?: boolean; deadLink?: boolean };

/** Each makes the odds that it is wrong this many times as high. */
const remarkWeighs = 6;
const bouncedWeighs = 8;
const deadLinkWeighs = 4;

/** The chance that something is wrong by now: 1 − exp(−λΔ), with higher odds for every remark, bounced mail and dead link. */
export function chanceWrong(
	rates: Rates,
	category: string,
	days: number,
	{ remarks = 0, bounced = false, deadLink = false }: Trouble = {},
): number {
	const chance = -Math.expm1(-(rates.byCategory.get(category) ?? rates.usual) * Math.max(0, days));
	const higher = remarkWeighs ** Math.min(remarks, 3) * (bounced ? bouncedWeighs : 1) * (deadLink ? deadLinkWeighs : 1);
	if (higher === 1) return chance;
	const odds = (chance / (1 - chance || Number.EPSILON)) * higher;
	return odds / (1 + odds);
}

/** An entry with the chance that it is wrong, and how much it is used: 1 for what nobody looked at. */
export type Worth = { chance: number; use?: number };

/**
 * The few to look at: those where chance × use is highest, and one in ten by lot, so that what is thought certain is looked at too
 * and the rates can be held against it. @param random between 0 and 1
 */
export function toLookAt<T extends Worth>(
	entries: readonly T[],
	most: number,
	random: () => number,
): (T & { byLot: boolean })[] {
	const sorted = [...entries].sort((one, other) => worthOf(other) - worthOf(one));
	// Of five, one by lot in half of the lists.
	const lots = sorted.length > most ? Math.floor(most / 10 + random()) : 0;
	const chosen = sorted.splice(0, most - lots).map((one) => ({ ...one, byLot: false }));
	for (let lot = 0; lot < lots; lot++)
		for (const one of sorted.splice(Math.floor(random() * sorted.length), 1)) chosen.push({ ...one, byLot: true });
	return chosen;
}

const worthOf = ({ chance, use = 1 }: Worth): number => chance * use;
