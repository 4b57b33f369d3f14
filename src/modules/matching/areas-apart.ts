import type { Area } from '#modules/areas';

/**
 * Steps between areas, as people would walk: 0 the same (or one inside the other), 1 next to each other, 2 in the same
 * district, 3 in the same town. Two areas that are not known lie infinitely far apart.
 */
export function stepsBetween(
	areas: readonly Pick<Area, 'code' | 'parentCode'>[],
	beside: ReadonlyMap<string, ReadonlySet<string>>,
): (from: string, to: string) => number {
	const parent = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
	return (from, to) => {
		if (!parent.has(from) || !parent.has(to)) return Number.POSITIVE_INFINITY;
		if (from === to || parent.get(from) === to || parent.get(to) === from) return 0;
		if (beside.get(from)?.has(to)) return 1;
		return parent.get(from) === parent.get(to) ? 2 : 3;
	};
}
