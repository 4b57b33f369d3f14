import type { Step } from './plan.ts';

/** Something that exists near somebody and stands in the open: a place, something to do on a day, an initiative of neighbours. */
export type NearBy = {
	readonly name: string;
	readonly href: string;
	readonly step: Extract<Step, 'place' | 'collective'>;
	readonly areaCode: string;
	/** What it is about, by the words that stand in the open. */
	readonly needs: readonly string[];
	/** The next day, of what has one. */
	readonly onDay: string | null;
};
/** Why it stands here: it is about the same, about something like it, or it is only near. */
export type Fits = NearBy & { readonly because: 'same' | 'alike' | 'near'; readonly need: string | null };

const most = 4;
const ladder = { place: 0, collective: 1 } as const;
const weight = { same: 0, alike: 1, near: 2 } as const;

/**
 * What fits a goal, at most four: the same need first, then the same theme, in each the nearest step of the ladder and one's own
 * neighbourhood first. Only when nothing fits, what is nearest.
 */
export function fitting(
	goal: readonly string[],
	near: readonly NearBy[],
	themeOf: (need: string) => string | undefined,
	ownArea: string,
): Fits[] {
	const themes = goal.map(themeOf);
	const placed = near.map((one): Fits => {
		const same = one.needs.find((need) => goal.includes(need));
		if (same) return { ...one, because: 'same', need: same };
		const alike = one.needs.find((need) => themes.includes(themeOf(need)));
		return { ...one, because: alike ? 'alike' : 'near', need: alike ?? null };
	});
	const inOrder = placed.toSorted(
		(a, b) =>
			weight[a.because] - weight[b.because] ||
			ladder[a.step] - ladder[b.step] ||
			Number(b.areaCode === ownArea) - Number(a.areaCode === ownArea),
	);
	const about = inOrder.filter(({ because }) => because !== 'near');
	return (about.length > 0 ? about : inOrder).slice(0, most);
}
