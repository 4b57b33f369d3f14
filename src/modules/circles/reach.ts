import { type CircleOptions, type Hub, metresBetween, type Person } from './circle.ts';

/** Who could be in which circle, in numbers: people and hubs in order of their id, needs and talents as places in `codes`. */
export interface Reach {
	readonly people: readonly Person[];
	readonly hubs: readonly Hub[];
	readonly codes: readonly string[];
	/** Per person: places in `codes`, each once. */
	readonly needs: readonly (readonly number[])[];
	readonly talents: readonly (readonly number[])[];
	/** Per person: the hubs within walking distance, nearest first. */
	readonly hubsOf: readonly (readonly number[])[];
	/** Per hub: the people within walking distance. */
	readonly peopleOf: readonly (readonly number[])[];
	/** metres[person][hub]; infinite beyond walking distance. */
	readonly metres: readonly (readonly number[])[];
	/** People in a circle, the volunteer left out. */
	readonly fewest: number;
	readonly most: number;
	readonly maxWalk: number;
}

/** @throws RangeError for options that no circle can meet, a place that is no place, or an id given twice. */
export function reachOf(
	people: readonly Person[],
	hubs: readonly Hub[],
	{ maxWalk, fewest, most }: Omit<CircleOptions, 'seconds' | 'splitAbove'>,
): Reach {
	if (!(Number.isSafeInteger(fewest) && Number.isSafeInteger(most) && fewest >= 2 && most >= fewest))
		throw new RangeError(`a circle of ${fewest} to ${most}`);
	if (!(maxWalk >= 0)) throw new RangeError(`a walk of ${maxWalk} metres`);
	const seen = new Set<string>();
	for (const { id, lon, lat } of [...people, ...hubs]) {
		if (seen.has(id)) throw new RangeError(`${id} is given twice`);
		if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw new RangeError(`${id} lives nowhere`);
		seen.add(id);
	}
	const inOrder = people.toSorted(byId);
	const around = hubs.toSorted(byId);
	const codes = [...new Set(inOrder.flatMap(({ needs, talents }) => [...needs, ...talents]))].sort();
	const placeOf = new Map(codes.map((code, at) => [code, at]));
	const coded = (list: readonly string[]) => [...new Set(list)].map((code) => placeOf.get(code) as number);
	const metres = inOrder.map((person) =>
		around.map((hub) => {
			const walk = metresBetween(person, hub);
			return walk <= maxWalk ? walk : Number.POSITIVE_INFINITY;
		}),
	);
	const within = (person: number, hub: number) => (metres[person]?.[hub] ?? Infinity) < Infinity;
	return {
		people: inOrder,
		hubs: around,
		codes,
		needs: inOrder.map(({ needs }) => coded(needs)),
		talents: inOrder.map(({ talents }) => coded(talents)),
		metres,
		hubsOf: inOrder.map((_, person) =>
			around
				.map((_hub, hub) => hub)
				.filter((hub) => within(person, hub))
				.sort((a, b) => (metres[person]?.[a] as number) - (metres[person]?.[b] as number)),
		),
		peopleOf: around.map((_, hub) => inOrder.map((_person, person) => person).filter((person) => within(person, hub))),
		fewest: fewest - 1,
		most: most - 1,
		maxWalk,
	};
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The part of a reach that holds these hubs and people alone, with its own numbers. */
export function partOf(reach: Reach, hubs: readonly number[], people: readonly number[]): Reach {
	return reachOf(
		people.map((at) => reach.people[at] as Person),
		hubs.map((at) => reach.hubs[at] as Hub),
		{ maxWalk: reach.maxWalk, fewest: reach.fewest + 1, most: reach.most + 1 },
	);
}
