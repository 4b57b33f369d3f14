import type { RandomSource } from '#platform/seeded-random';
import type { Hub, Person, Place } from './circle.ts';

export interface TownOptions {
	readonly people: number;
	readonly hubs: number;
	/** Kinds of help, and how many of them somebody needs or can do at most. */
	readonly kinds: number;
	readonly each: number;
	/** Metres from the middle to the edge. */
	readonly radius: number;
	/** What many need, few can. */
	readonly scarce: boolean;
}

/** An invented neighbourhood. */
export function inventedTown(random: RandomSource, options: TownOptions): { people: Person[]; hubs: Hub[] } {
	const { kinds, each, radius, scarce } = options;
	const place = (): Place => {
		const angle = random() * 2 * Math.PI;
		const far = Math.sqrt(random()) * radius;
		return { lon: 5.12 + (Math.cos(angle) * far) / 68_400, lat: 52.09 + (Math.sin(angle) * far) / 111_200 };
	};
	const kind = () => Math.floor(kinds * random() * (scarce ? random() : 1));
	const some = (of: () => number) => [
		...new Set(Array.from({ length: Math.floor(random() * (each + 1)) }, () => `kind-${of()}`)),
	];
	return {
		people: Array.from({ length: options.people }, (_, nth) => ({
			id: `person-${nth}`,
			...place(),
			needs: some(kind),
			talents: some(() => (scarce ? kinds - 1 - kind() : kind())),
		})),
		hubs: Array.from({ length: options.hubs }, (_, nth) => ({ id: `volunteer-${nth}`, ...place() })),
	};
}
