import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { dayAfter } from '#platform/wall-time';

/** A circle about a nuisance, with its diaries and agreements. Pure rules; days as yyyy-mm-dd. The codes are part of message keys. */
export const nuisanceKinds = ['noise', 'smell', 'rubbish', 'animals', 'street', 'other'] as const;
export type NuisanceKind = (typeof nuisanceKinds)[number];
/** What was tried before a circle. */
export const triedWays = ['talked', 'mediation', 'listener', 'could-not'] as const;
export type TriedWay = (typeof triedWays)[number];
export const contactWays = ['spoken', 'refused', 'unsafe'] as const;
export type ContactWay = (typeof contactWays)[number];
export const dayParts = ['morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof dayParts)[number];
export const agreers = ['person', 'neighbours', 'officer', 'partner'] as const;
export type Agreer = (typeof agreers)[number];
export const taskPartners = ['police', 'housing', 'municipality', 'other'] as const;
export type TaskPartner = (typeof taskPartners)[number];
export const cameOuts = ['done', 'partly', 'not'] as const;
export type CameOut = (typeof cameOuts)[number];
export const closingTalks = ['together', 'apart', 'none'] as const;
export type ClosingTalk = (typeof closingTalks)[number];
export const circleOutcomes = ['gone', 'less', 'same', 'elsewhere', 'objected'] as const;
export type CircleOutcome = (typeof circleOutcomes)[number];

/** Two to eight weeks, also with what is added later; four at most before somebody hears that it is about them (GDPR art. 14). */
export const fewestWeeks = 2;
export const mostFirstWeeks = 4;
export const mostWeeks = 8;
/** Days in which a slip of paper may still be typed over after the period. */
export const paperComesLate = 7;
/** Days after the period in which the closing talk is held. */
const toClose = 14;

export type Circle = {
	id: string;
	areaCode: string;
	kind: NuisanceKind;
	officerCalled: string;
	teamCalled: string;
	tried: TriedWay;
	startedOn: string;
	firstUntil: string;
	untilOn: string;
	contact: ContactWay | null;
	contactOn: string | null;
	/** Since when everything rests, because the person objected. */
	restsOn: string | null;
	closedOn: string | null;
	talk: ClosingTalk | null;
	outcome: CircleOutcome | null;
	proofId: string;
};
export type Stage = 'telling' | 'running' | 'resting' | 'closing' | 'closed';

/** The last day of so many weeks. */
export const lastDay = (startedOn: string, weeks: number): string => dayAfter(startedOn, weeks * 7 - 1);
/** How many weeks a period holds. */
export const weeksIn = (startedOn: string, untilOn: string): number =>
	Math.round((Date.parse(untilOn) - Date.parse(startedOn)) / dayMs + 1) / 7;
const dayMs = Date.parse('2026-01-02') - Date.parse('2026-01-01');

/** What stands between a circle and its next step. */
export function stageOf(circle: Pick<Circle, 'contact' | 'restsOn' | 'closedOn' | 'untilOn'>, today: string): Stage {
	if (circle.closedOn) return 'closed';
	if (circle.restsOn) return 'resting';
	if (circle.untilOn < today) return 'closing';
	return circle.contact ? 'running' : 'telling';
}

/** Workers who may carry a circle: exactly one does. */
export const mayCarry = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);

/** Nothing is agreed behind somebody's back: the person was spoken to, did not want to, or it was not safe. A partner only after a talk. */
export const mayAgree = (
	circle: Pick<Circle, 'contact' | 'restsOn' | 'closedOn'>,
	who: Agreer,
): 'nuisance-first-tell' | 'nuisance-not-asked' | 'nuisance-rests' | undefined => {
	if (circle.restsOn || circle.closedOn) return 'nuisance-rests';
	if (!circle.contact) return 'nuisance-first-tell';
	return (who === 'person' || who === 'partner') && circle.contact !== 'spoken' ? 'nuisance-not-asked' : undefined;
};

/** Longer than the first period only when the person knows, and never past eight weeks. */
export function mayGoOn(
	circle: Pick<Circle, 'contact' | 'restsOn' | 'closedOn' | 'startedOn' | 'untilOn'>,
	untilOn: string,
): 'nuisance-first-tell' | 'nuisance-rests' | 'nuisance-too-long' | undefined {
	if (circle.restsOn || circle.closedOn) return 'nuisance-rests';
	if (!circle.contact || circle.contact === 'unsafe') return 'nuisance-first-tell';
	return untilOn <= circle.untilOn || untilOn > lastDay(circle.startedOn, mostWeeks) ? 'nuisance-too-long' : undefined;
}

/** A moment in a diary, of the period and not of tomorrow. From paper also a week after the period. */
export function mayWrite(
	circle: Pick<Circle, 'restsOn' | 'closedOn' | 'startedOn' | 'untilOn'>,
	onDay: string,
	today: string,
	fromPaper = false,
): 'nuisance-rests' | 'nuisance-over' | 'nuisance-day' | 'nuisance-fixed' | undefined {
	if (circle.restsOn) return 'nuisance-rests';
	const until = fromPaper ? dayAfter(circle.untilOn, paperComesLate) : circle.untilOn;
	if (circle.closedOn || today > until) return 'nuisance-over';
	if (onDay < circle.startedOn || onDay > today || onDay > circle.untilOn) return 'nuisance-day';
	return !fromPaper && isFixed(circle.startedOn, onDay, today) ? 'nuisance-fixed' : undefined;
}

const weekOf = (startedOn: string, day: string): number =>
	Math.floor(Math.round((Date.parse(day) - Date.parse(startedOn)) / dayMs) / 7);
/** Only this and last week are changed: a number others read that changes on a day would tell who wrote. */
export const isFixed = (startedOn: string, onDay: string, today: string): boolean =>
	weekOf(startedOn, onDay) + 1 < weekOf(startedOn, today);

/** The closing talk lets wait for itself. */
export const isLateToClose = (circle: Pick<Circle, 'closedOn' | 'untilOn'>, today: string): boolean =>
	!circle.closedOn && dayAfter(circle.untilOn, toClose) < today;

/** How many homes these diaries belong to: two neighbours of one home are one. */
export const homesOf = (diaries: readonly { home: number }[]): number => new Set(diaries.map(({ home }) => home)).size;

export type WeekRow = { week: number; howBad: number; many: number };
export type WeekCount = { week: number; many: number; byBad: readonly [number, number, number] };
/** A week as the others of the circle read it: nothing of how bad, and no number when fewer than three homes wrote. */
export type SharedWeek = { week: number; many: number | null };
/** The weeks that stand fixed, for who reads by a code; none at all as long as none has three homes. */
export const sharedWeeks = (rows: readonly { week: number; many: number }[], weeks: number): SharedWeek[] =>
	rows.length === 0
		? []
		: Array.from({ length: Math.max(0, weeks) }, (_, week) => ({
				week: week + 1,
				many: rows.find((row) => row.week === week)?.many ?? null,
			}));

/** Moments per week, from the first, with how bad they were; a week without any is there too. */
export function perWeek(rows: readonly WeekRow[], weeks: number): WeekCount[] {
	return Array.from({ length: Math.max(0, weeks) }, (_, week) => {
		const of = (bad: number) =>
			rows.filter((row) => row.week === week && row.howBad === bad).reduce((sum, { many }) => sum + many, 0);
		const byBad = [of(1), of(2), of(3)] as const;
		return { week: week + 1, many: byBad[0] + byBad[1] + byBad[2], byBad };
	});
}

/** Weeks of the circle that are over, the running one too with `running`. */
export function weeksSoFar(circle: Pick<Circle, 'startedOn' | 'untilOn'>, today: string, running = false): number {
	const days = Math.round((Date.parse(today) - Date.parse(circle.startedOn)) / dayMs);
	const weeks = Math.floor(days / 7) + (running ? 1 : 0);
	return Math.max(0, Math.min(weeks, Math.ceil(weeksIn(circle.startedOn, circle.untilOn))));
}

/** Fewer moments in the last whole week than in the first: said in words beside the picture. */
export const decline = (weeks: readonly SharedWeek[]): 'less' | 'more' | 'same' | undefined => {
	const [first] = weeks;
	const last = weeks.at(-1);
	if (weeks.length < 2 || typeof first?.many !== 'number' || typeof last?.many !== 'number') return undefined;
	return last.many < first.many ? 'less' : last.many > first.many ? 'more' : 'same';
};
