/** Stems that may stand inside a longer Dutch word, by their plain written form. */
export type CompoundParts = ReadonlyMap<string, string>;

export interface Part {
	readonly stem: string;
	/** The last part says what a thing is (fiets*pad* is a path), so it weighs more than the first. */
	readonly weight: number;
}

/**
 * Takes a Dutch compound apart: thuisadministratie → thuis + administratie, scootmobielstalling → scootmobiel + stalling.
 * Joints -s-, -e-, -en- and -n- are dropped. When only one end is known it needs five letters, so that
 * a chance ending does not count.
 */
export function partsOf(plain: string, known: CompoundParts): Part[] {
	if (plain.length < 7) return [];
	let best: Part[] = [];
	let bestLength = 0;
	for (let cut = 3; cut <= plain.length - 3; cut++) {
		const head = known.get(plain.slice(cut)) ?? knownStem(plain.slice(cut), known);
		const first = firstPart(plain.slice(0, cut), known);
		const headLength = head && (first || plain.length - cut >= 5) ? plain.length - cut : 0;
		const firstLength = first && (head || cut >= 5) ? cut : 0;
		// Both ends known beats one end; after that the longest stretch that is understood.
		const length = headLength + firstLength + (headLength && firstLength ? 100 : 0) + headLength / 10;
		if (length <= bestLength) continue;
		bestLength = length;
		best = [];
		if (head && headLength) best.push({ stem: head, weight: 0.7 });
		if (first && firstLength) best.push({ stem: first, weight: 0.5 });
	}
	return best;
}

function firstPart(start: string, known: CompoundParts): string | undefined {
	return withoutEnding(start, ['', 's', 'en', 'n', 'e'], known);
}

/** Endings are cut by hand here: the stemmer on every possible piece would make this fifty times slower. */
function knownStem(end: string, known: CompoundParts): string | undefined {
	return end.length >= 4 ? withoutEnding(end, ['en', 's', 'e', 'n'], known) : undefined;
}

function withoutEnding(piece: string, endings: readonly string[], known: CompoundParts): string | undefined {
	for (const ending of endings) {
		if (ending && !piece.endsWith(ending)) continue;
		const stem = known.get(piece.slice(0, piece.length - ending.length));
		if (stem) return stem;
	}
	return undefined;
}
