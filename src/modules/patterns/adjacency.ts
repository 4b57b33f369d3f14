/** Areas in order of their code, their districts, and for each area the positions of its neighbours. */
export interface Adjacency {
	readonly areas: readonly string[];
	readonly districts: readonly string[];
	readonly neighbours: readonly (readonly number[])[];
}

export interface AreaWithNeighbours {
	readonly area: string;
	readonly district: string;
	readonly neighbours: readonly string[];
}

/**
 * Being neighbours goes both ways, also where a list names it only once.
 * @throws RangeError on a double area or a neighbour that is not in the list.
 */
export function adjacencyOf(areas: readonly AreaWithNeighbours[]): Adjacency {
	const sorted = [...areas].sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
	const position = new Map(sorted.map((one, index) => [one.area, index]));
	if (position.size !== sorted.length) throw new RangeError('an area is listed twice');
	const neighbours = sorted.map(() => new Set<number>());
	sorted.forEach((one, from) => {
		for (const code of one.neighbours) {
			const to = position.get(code);
			if (to === undefined) throw new RangeError(`neighbour ${code} of ${one.area} is not in the list`);
			if (to === from) continue;
			neighbours[from]?.add(to);
			neighbours[to]?.add(from);
		}
	});
	return {
		areas: sorted.map((one) => one.area),
		districts: sorted.map((one) => one.district),
		neighbours: neighbours.map((set) => [...set].sort((a, b) => a - b)),
	};
}
