import type { Pattern, Step } from './pattern.ts';

/** From a signal to an approach that residents carry: each stretch is measured, for the workgroup as a whole, never per worker. */
export const stretches = ['found', 'adopted', 'approach', 'public'] as const;
export type Stretch = (typeof stretches)[number];

/** Days (yyyy-mm-dd) on which one pattern got somewhere; null as long as it did not. */
export type Course = {
	readonly heardOn: string | null;
	readonly foundOn: string | null;
	readonly adoptedOn: string | null;
	readonly approachOn: string | null;
	readonly publicOn: string | null;
};

export type LeadTime = {
	/** How many got so far. */
	readonly count: number;
	/** How many came to the start of this stretch and are still on their way. */
	readonly underway: number;
	/** Under five a median says nothing: then the days themselves, shortest first. */
	readonly days: readonly number[] | null;
	readonly median: number | null;
	readonly shortest: number | null;
	readonly longest: number | null;
};

/** A median over fewer says more about chance than about the work. */
export const fewestForMedian = 5;

/**
 * The course of one pattern. What was taken back does not count; a hunch is heard when its first signal came, if that was before.
 * @param steps its history, oldest first
 * @param adoptions ids of the decisions with which a workgroup gave a pattern an owner
 * @param dayOf the day of a moment, yyyy-mm-dd
 */
export function courseOf(
	pattern: Pick<Pattern, 'firstHeardOn' | 'foundOn'>,
	steps: readonly Step[],
	adoptions: ReadonlySet<string>,
	dayOf: (moment: Date) => string,
): Course {
	const undone = new Set(steps.filter(({ what }) => what === 'undone').map(({ about }) => about));
	const first = (wanted: (step: Step) => boolean) => {
		const step = steps.find((one) => wanted(one) && !undone.has(one.about));
		return step ? dayOf(step.at) : null;
	};
	// Who chooses an approach, or takes a card nobody holds into a talk, holds it from then on.
	const isAdoption = ({ what, to, about }: Step) =>
		what === 'picked-up' || what === 'approach' || (what === 'moved' && to === 'talking') || adoptions.has(about);
	return {
		heardOn: pattern.firstHeardOn !== null && pattern.firstHeardOn <= pattern.foundOn ? pattern.firstHeardOn : null,
		foundOn: pattern.foundOn,
		adoptedOn: first(isAdoption),
		approachOn: first(({ what }) => what === 'approach'),
		publicOn: first(({ what }) => what === 'published'),
	};
}

const ends: Record<Stretch, [from: keyof Course, to: keyof Course]> = {
	found: ['heardOn', 'foundOn'],
	adopted: ['foundOn', 'adoptedOn'],
	approach: ['adoptedOn', 'approachOn'],
	public: ['approachOn', 'publicOn'],
};

export const leadTime = (courses: readonly Course[], stretch: Stretch): LeadTime => measure(courses, ...ends[stretch]);

/** The whole way: from the first signal to a chosen approach. */
export const signalToApproach = (courses: readonly Course[]): LeadTime => measure(courses, 'heardOn', 'approachOn');

function measure(courses: readonly Course[], from: keyof Course, to: keyof Course): LeadTime {
	const started = courses.filter((course) => course[from] !== null);
	const days = started
		.flatMap((course) => (course[to] === null ? [] : Math.max(0, between(course[from] as string, course[to]))))
		.sort((a, b) => a - b);
	const enough = days.length >= fewestForMedian;
	return {
		count: days.length,
		underway: started.length - days.length,
		days: enough ? null : days,
		median: enough ? medianOf(days) : null,
		shortest: days[0] ?? null,
		longest: days.at(-1) ?? null,
	};
}

const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The middle one; of an even number the mean of the middle two, in whole days. */
function medianOf(sorted: readonly number[]): number {
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
	return Math.round((low + high) / 2);
}
