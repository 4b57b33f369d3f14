/** Help per week over time, by who and by kind. Pure; minutes, days as yyyy-mm-dd; codes are part of message keys. */
export const sources = ['professional', 'informal', 'network'] as const;
export type Source = (typeof sources)[number];
export const hourKinds = ['household', 'guidance', 'children', 'going-out', 'company', 'papers', 'body'] as const;
export type HourKind = (typeof hourKinds)[number];
export const becauses = ['begin', 'informal-takes-over', 'goes-well', 'needs-more', 'too-heavy', 'changed'] as const;
export type Because = (typeof becauses)[number];

export type Hours = {
	id: string;
	source: Source;
	kind: HourKind;
	minutes: number;
	fromOn: string;
	/** The day from which it is otherwise; null while it stands. */
	untilOn: string | null;
	because: Because;
	words: string;
};

export type Turn = 'begin' | 'up' | 'down' | 'same';
/** Whether a row went up or down from the one it came after. */
export function turnOf(row: Hours, all: readonly Hours[]): Turn {
	const before = all.find(
		(one) => one.id !== row.id && one.source === row.source && one.kind === row.kind && one.untilOn === row.fromOn,
	);
	if (!before) return 'begin';
	return row.minutes > before.minutes ? 'up' : row.minutes < before.minutes ? 'down' : 'same';
}

export type Level = { on: string } & Record<Source, number>;
/** How many minutes a week there were from each day on which something changed, the first of them first. */
export function levels(all: readonly Hours[]): Level[] {
	const days = [...new Set(all.flatMap(({ fromOn, untilOn }) => (untilOn ? [fromOn, untilOn] : [fromOn])))].sort();
	return days.map((on) => {
		const now = all.filter(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn > on));
		const of = (source: Source) =>
			now.filter((one) => one.source === source).reduce((sum, { minutes }) => sum + minutes, 0);
		return { on, professional: of('professional'), informal: of('informal'), network: of('network') };
	});
}

/** The same as stacked steps, in a picture of 340 by 150: for each source the corners of its area. */
export function areasIn(
	all: readonly Hours[],
	today: string,
	width = 340,
	height = 150,
): { source: Source; points: string }[] {
	const steps = levels(all).filter(({ on }) => on <= today);
	const [first] = steps;
	if (!first) return [];
	const day = (on: string) => Date.parse(on);
	const whole = Math.max(day(today) - day(first.on), 1);
	const x = (on: string) => Math.round(((day(on) - day(first.on)) / whole) * width);
	const highest = Math.max(...steps.map((step) => step.professional + step.informal + step.network), 1);
	const y = (minutes: number) => Math.round(height - (minutes / highest) * height);
	return sources.map((source, index) => {
		const below = (step: Level) => sources.slice(0, index).reduce((sum, each) => sum + step[each], 0);
		const edge = (of: (step: Level) => number) =>
			steps.flatMap((step, at) => [`${x(step.on)},${y(of(step))}`, `${x(steps[at + 1]?.on ?? today)},${y(of(step))}`]);
		return { source, points: [...edge((step) => below(step) + step[source]), ...edge(below).reverse()].join(' ') };
	});
}

/** What a helper says with one tap. */
export const helperSays = ['well', 'much', 'call'] as const;
export type HelperSays = (typeof helperSays)[number];
/** What the family may let a helper pass on; nothing unless they tick it. */
export const passOns = ['how-it-was', 'ill', 'needs', 'school', 'mood', 'home'] as const;
export type PassOn = (typeof passOns)[number];

/** `untilOn`: the last day of their code. */
export type Helper = {
	id: string;
	called: string;
	mayPassOn: PassOn[];
	sinceOn: string;
	untilOn: string;
	endedOn: string | null;
};
export type HelperWord = {
	id: string;
	helperId: string;
	word: HelperSays | 'pass-on';
	about: PassOn | null;
	words: string;
	saidOn: string;
	seenOn: string | null;
};

/** "It is getting much" and "call me" wait for the worker; that it goes well does not, and neither does what was seen. */
export const wordWaits = ({ word, seenOn }: Pick<HelperWord, 'word' | 'seenOn'>): boolean =>
	seenOn === null && word !== 'well';
