import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Gives the next number in [0, 1). */
export type RandomSource = () => number;

/** A source that gives the same numbers for the same seed, on every machine. */
export function seededRandom(seed: number): RandomSource {
	const generator = xoroshiro128plus(seed);
	return () => uniformFloat64(generator);
}
