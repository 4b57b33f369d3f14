/** What a buddy can be asked to go through. Of a certificate of conduct only the day it was seen is kept. */
export const steps = ['introduction', 'training', 'certificate'] as const;
export type Step = (typeof steps)[number];
/** Who chooses the buddy: the team from who takes part, or who asks from their own circle. */
export const choosers = ['team', 'who-asks'] as const;
export type Chooser = (typeof choosers)[number];
export type Part = 'buddy' | 'asks';
/** In a programme for children, of who wants a buddy: younger than twelve a parent decides, from twelve to sixteen both do. */
export const ageGroups = ['parent-asks', 'under-12', '12-15', '16-up'] as const;
export type AgeGroup = (typeof ageGroups)[number];
export const isUnder16 = (age: AgeGroup | null | undefined): boolean => age === 'under-12' || age === '12-15';
export const parents = ['mother', 'father', 'foster-parent', 'guardian'] as const;
export type Parent = (typeof parents)[number];
export const clicks = ['yes', 'bit', 'no'] as const;
export type Click = (typeof clicks)[number];
/** What somebody wants next. Nobody is told that they were not wanted: the other only reads that it is over. */
export const onwards = ['go-on', 'someone-else', 'stop'] as const;
export type Onward = (typeof onwards)[number];
export const moneyKinds = ['given', 'spent'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

/** Days as yyyy-mm-dd, money in whole cents. */
export type Programme = {
	readonly id: string;
	readonly teamId: string;
	readonly template: string;
	readonly name: string;
	readonly about: string;
	readonly chosenBy: Chooser;
	readonly forChildren: boolean;
	readonly steps: readonly Step[];
	/** For each pair, over the whole term. */
	readonly budgetCents: number;
	readonly months: number;
	readonly talkEveryWeeks: number;
	readonly clickAfterWeeks: readonly number[];
	readonly endedOn: string | null;
};

export type Member = {
	readonly id: string;
	readonly programmeId: string;
	readonly part: Part;
	readonly cardId: string;
	readonly called: string;
	readonly ageGroup: AgeGroup | null;
	readonly under16: boolean;
	readonly parent: Parent | null;
	readonly parentConsentOn: string | null;
	readonly namedBy: string | null;
	/** The day of their yes. */
	readonly consentOn: string;
	readonly endedOn: string | null;
	readonly done: ReadonlyMap<Step, string>;
};

export type Pair = {
	readonly id: string;
	readonly programmeId: string;
	readonly matchId: string;
	readonly asksId: string | null;
	readonly buddyId: string | null;
	readonly agreements: string;
	readonly startedOn: string | null;
	readonly endsOn: string | null;
	readonly endedOn: string | null;
	/** Who told a story themselves or took one back: nobody tells it for them any more. */
	readonly toldThemselves: readonly Part[];
};
export type ClickCheck = {
	readonly id: string;
	readonly pairId: string;
	readonly side: Part;
	readonly dueOn: string;
	readonly click: Click | null;
	readonly onward: Onward | null;
	readonly answeredOn: string | null;
};
export type Talk = {
	readonly id: string;
	readonly pairId: string;
	readonly plannedOn: string;
	readonly heldOn: string | null;
};
export type MoneyLine = {
	readonly id: string;
	readonly pairId: string;
	readonly kind: MoneyKind;
	readonly cents: number;
	readonly what: string;
	readonly onDay: string;
	readonly writtenBy: string;
};
export type Story = {
	readonly id: string;
	readonly pairId: string;
	readonly side: Part;
	readonly words: string;
	readonly mayBeTold: boolean;
	/** Under sixteen, to tell it on: a parent told the team yes. */
	readonly parentSaysYes: boolean;
};

/** How long a certificate of conduct counts after the day it was seen, in months; also in the database. Our own choice. */
const certificateMonths = 36;
export const certificateCounts = (seenOn: string, day: string): boolean => monthsAfter(seenOn, certificateMonths) > day;

/** The steps a buddy still has to go through on a day, in their usual order. */
export const stepsLeft = (programme: Pick<Programme, 'steps'>, buddy: Pick<Member, 'done'>, day: string): Step[] =>
	steps.filter((step) => {
		const on = buddy.done.get(step);
		return programme.steps.includes(step) && (!on || (step === 'certificate' && !certificateCounts(on, day)));
	});

/**
 * What is left before a buddy can be asked for a pair. Two yeses show names and numbers: so the certificate comes before, and
 * where the team brings somebody to a child, every step.
 */
export const stepsBeforeAsking = (
	programme: Pick<Programme, 'steps' | 'forChildren' | 'chosenBy'>,
	buddy: Pick<Member, 'done'>,
	day: string,
): Step[] =>
	stepsLeft(programme, buddy, day).filter(
		(step) => step === 'certificate' || (programme.forChildren && programme.chosenBy === 'team'),
	);

/** Of a budget: what was given to the pair, what they spent of it, what they still hold, and what can still be given. */
export function moneyOf(budgetCents: number, lines: readonly Pick<MoneyLine, 'kind' | 'cents'>[]) {
	const sum = (wanted: MoneyKind) => lines.reduce((total, { kind, cents }) => total + (kind === wanted ? cents : 0), 0);
	const [given, spent] = [sum('given'), sum('spent')];
	return { budget: budgetCents, given, spent, left: budgetCents - spent, toGive: budgetCents - given };
}

/** Whether a line still fits in the budget: no more is given, and no more is spent, than there is. */
export const fitsIn = (
	budgetCents: number,
	lines: readonly Pick<MoneyLine, 'kind' | 'cents'>[],
	next: Pick<MoneyLine, 'kind' | 'cents'>,
): boolean => {
	const { left, toGive } = moneyOf(budgetCents, lines);
	return next.cents <= (next.kind === 'given' ? toGive : left);
};

const dayMs = 86_400_000;
/** A day some weeks on. */
export const weeksAfter = (day: string, weeks: number): string =>
	new Date(Date.parse(`${day}T12:00:00Z`) + weeks * 7 * dayMs).toISOString().slice(0, 10);

/** The same day some months on; the last of the month when it has no such day. */
export function monthsAfter(day: string, months: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

/** When a pair that begins on a day is asked whether it clicks, as far as that lies within its term. */
export const clickDays = (
	{ clickAfterWeeks, months }: Pick<Programme, 'clickAfterWeeks' | 'months'>,
	startedOn: string,
): string[] => {
	const end = monthsAfter(startedOn, months);
	return [...new Set(clickAfterWeeks.map((weeks) => weeksAfter(startedOn, weeks)))].filter((day) => day < end).sort();
};

/** How long before the last day the farewell is prepared; in weeks. */
export const farewellWeeks = 4;
/** What is asked of a team about one pair on a day. */
export type Due = { readonly what: 'begin' | 'click' | 'talk' | 'farewell'; readonly on: string };

/** What waits for the team in a pair, earliest first. `agreed`: both said yes. */
export function dueIn(
	pair: Pick<Pair, 'startedOn' | 'endsOn' | 'endedOn'>,
	{ agreed, clicks: checks, talks }: { agreed: boolean; clicks: readonly ClickCheck[]; talks: readonly Talk[] },
	day: string,
): Due[] {
	if (pair.endedOn) return [];
	if (!pair.startedOn || !pair.endsOn) return agreed ? [{ what: 'begin', on: day }] : [];
	const due: Due[] = [
		...checks.flatMap(({ answeredOn, dueOn }) => (answeredOn ? [] : [{ what: 'click' as const, on: dueOn }])),
		...talks.flatMap(({ heldOn, plannedOn }) => (heldOn ? [] : [{ what: 'talk' as const, on: plannedOn }])),
		{ what: 'farewell', on: weeksAfter(pair.endsOn, -farewellWeeks) },
	];
	return due.filter(({ on }) => on <= day).sort((a, b) => a.on.localeCompare(b.on));
}
