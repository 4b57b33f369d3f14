import type { Adjacency, CountedNeed, CountedSignal } from '#modules/patterns';
import type { RandomSource } from '#platform/seeded-random';
import { areaCode, daysBefore, gridOf, needCode } from '../../src/modules/patterns/patterns.fixtures.ts';

/** An invented town whose true rates are known, unlike those of any real one. */
export interface TrueTown {
	readonly geography: Adjacency;
	readonly needs: readonly CountedNeed[];
	/** Signals expected per need × area in four weeks (index `need * areas + area`). */
	readonly perFourWeeks: Float64Array;
	readonly areas: number;
	readonly upTo: Float64Array;
}

export interface Weather {
	/** Every need has its own season: up to this part more or less than its average. */
	readonly season: number;
	/** The first area tells three times as much as before, in the last eight weeks. */
	readonly tripled: boolean;
	/** This part of the signals got the wrong need: two in three another one of the theme, else any. */
	readonly miscoded: number;
	/** This part of the signals comes with a second person met at the same moment, one in three with the same need. */
	readonly together: number;
}

export const calm: Weather = { season: 0, tripled: false, miscoded: 0, together: 0 };

const NAMELESS = 0.2;
/** Part of the known persons who come back within three weeks with the same need. */
const COMES_BACK = 0.12;

/** Needs from common to rare, areas from quiet to loud, and cells that differ beyond that by a gamma of shape 3. */
export function trueTown(areas: number, needs: number, perWeek: number, random: RandomSource): TrueTown {
	const themes = Math.max(2, Math.floor(needs / 10));
	const volume = Float64Array.from({ length: areas }, () => 0.3 + 2 * random());
	const weights = new Float64Array(needs * areas);
	let total = 0;
	for (let cell = 0; cell < weights.length; cell++) {
		const need = Math.floor(cell / areas);
		weights[cell] = (gammaOfThree(random) * (volume[cell % areas] as number)) / (need + 3);
		total += weights[cell] as number;
	}
	let sum = 0;
	return {
		geography: gridOf(areas),
		needs: Array.from({ length: needs }, (_, at) => ({ code: needCode(at), theme: `theme-${at % themes}` })),
		perFourWeeks: weights.map((weight) => (weight / total) * perWeek * 4),
		areas,
		upTo: weights.map((weight) => (sum += weight) / total),
	};
}

/** What is told from week `from` back to week `to` (0 is the week that ends today), nothing out of the ordinary. */
export function told(
	town: TrueTown,
	perWeek: number,
	from: number,
	to: number,
	weather: Weather,
	random: RandomSource,
	name: string,
): CountedSignal[] {
	const signals: CountedSignal[] = [];
	const themes = new Set(town.needs.map(({ theme }) => theme)).size;
	const tell = (need: number, area: number, day: number, person: string | null) => {
		const coded = random() < weather.miscoded ? miscoded(need, themes, town.needs.length, random) : need;
		const id = `${name}-${signals.length}`;
		signals.push({ id, date: daysBefore(day), area: areaCode(area), need: needCode(coded), person, source: 'worker' });
	};
	const people = weather.together > 0 ? 1 + weather.together : 1;
	for (let week = from; week >= to; week--) {
		let left = poisson((perWeek / people / (1 + COMES_BACK * (1 - NAMELESS))) * (1 + weather.season), random);
		for (; left > 0; left--) {
			const cell = firstAbove(town.upTo, random());
			const need = Math.floor(cell / town.areas);
			const area = cell % town.areas;
			if (random() * (1 + weather.season) > 1 + weather.season * Math.sin((week / 52 + (need % 12) / 12) * 2 * Math.PI))
				continue;
			const times = weather.tripled && area === 0 && week < 8 ? 3 : 1;
			for (let time = 0; time < times; time++) {
				const day = week * 7 + Math.floor(random() * 7);
				const person = random() < NAMELESS ? null : `${name}-p${signals.length}`;
				tell(time === 0 ? need : Math.floor(firstAbove(town.upTo, random()) / town.areas), area, day, person);
				if (person !== null && random() < COMES_BACK)
					tell(need, area, Math.max(to * 7, day - Math.floor(random() * 21)), person);
				if (random() < weather.together) {
					const same = random() < 1 / 3;
					tell(
						same ? need : Math.floor(firstAbove(town.upTo, random()) / town.areas),
						area,
						day,
						`${name}-w${signals.length}`,
					);
				}
			}
		}
	}
	return signals;
}

/** So many more different people than there would be, on any day of four weeks. */
export function planted(
	town: TrueTown,
	need: number,
	area: number,
	persons: number,
	weather: Weather,
	random: RandomSource,
): CountedSignal[] {
	const themes = new Set(town.needs.map(({ theme }) => theme)).size;
	return Array.from({ length: persons }, (_, at) => ({
		id: `planted-${need}-${area}-${at}`,
		date: daysBefore(Math.floor(random() * 28)),
		area: areaCode(area),
		need: needCode(random() < weather.miscoded ? miscoded(need, themes, town.needs.length, random) : need),
		person: `planted-${need}-${area}-${at}`,
		source: 'worker',
	}));
}

function miscoded(need: number, themes: number, needs: number, random: RandomSource): number {
	if (random() < 1 / 3) return Math.floor(random() * needs);
	const ofTheme = Math.ceil((needs - (need % themes)) / themes);
	return (need % themes) + themes * Math.floor(random() * ofTheme);
}

/** A gamma of shape 3 and mean 1: the product of three uniforms. */
const gammaOfThree = (random: RandomSource) => -Math.log((1 - random()) * (1 - random()) * (1 - random())) / 3;

function poisson(mean: number, random: RandomSource): number {
	let count = 0;
	for (let left = mean; ; count++) {
		left += Math.log(1 - random());
		if (left < 0) return count;
	}
}

function firstAbove(upTo: Float64Array, drawn: number): number {
	let low = 0;
	let high = upTo.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((upTo[middle] as number) > drawn) high = middle;
		else low = middle + 1;
	}
	return low;
}
