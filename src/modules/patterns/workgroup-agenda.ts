import type { Pattern, PatternState } from './pattern.ts';
import type { Decision, Workgroup } from './workgroup.ts';

/** New findings a week and district on the agenda, besides what stands out for the whole town. */
export const newPerDistrict = 3;

export type AgendaItem = {
	readonly pattern: Pattern;
	/** The last decision that stands, of whichever workgroup. */
	readonly decision: Decision | null;
	/** Its day has come: the next step, or the end of its parking. */
	readonly due: boolean;
	/** Set aside before, and said by new people since. */
	readonly back: boolean;
};

export type Agenda = {
	readonly fresh: readonly AgendaItem[];
	/** New findings that wait, because there is only so much time. */
	readonly moreFresh: number;
	readonly hunches: readonly AgendaItem[];
	/** Talked about before and not ready: what is due first. */
	readonly open: readonly AgendaItem[];
	readonly decidedToday: readonly AgendaItem[];
	/** Decisions of the last day this workgroup decided anything, before today. */
	readonly lastTime: readonly Decision[];
	/** That day, or null when this is the first time. */
	readonly lastOn: string | null;
};

type Given = {
	readonly workgroup: Pick<Workgroup, 'id' | 'areas'>;
	/** What the reader may see, strongest first. */
	readonly patterns: readonly Pattern[];
	/** Decisions about those patterns that were not undone, newest first. */
	readonly decisions: readonly Decision[];
	readonly today: string;
	/** The day of a moment, yyyy-mm-dd. */
	readonly dayOf: (moment: Date) => string;
};

/** The agenda of a workgroup on a day; made by itself, nobody fills it in. */
export function agendaOf({ workgroup, patterns, decisions, today, dayOf }: Given): Agenda {
	const ours = patterns.filter(({ zone }) => zone.some((code) => workgroup.areas.includes(code)));
	const standing = new Map<string, Decision>();
	for (const decision of decisions) if (!standing.has(decision.patternId)) standing.set(decision.patternId, decision);
	const asItem = (pattern: Pattern): AgendaItem => {
		const decision = standing.get(pattern.id) ?? null;
		return {
			pattern,
			decision,
			due: decision?.dueOn !== null && decision?.dueOn !== undefined && decision.dueOn <= today,
			back: pattern.declaredBy === null && patterns.some((other) => cameBack(pattern, other)),
		};
	};
	const items = ours.map(asItem);
	const decidedNow = ({ decision }: AgendaItem) =>
		decision !== null && decision.workgroupId === workgroup.id && dayOf(decision.decidedAt) === today;
	const waiting = items.filter((item) => !decidedNow(item));
	const found = waiting.filter(({ pattern }) => pattern.state === 'to-discuss' && pattern.declaredBy === null);
	const fresh = strongestPerDistrict(found, workgroup.areas);

	const own = decisions.filter(({ workgroupId }) => workgroupId === workgroup.id);
	const lastOn = own.map(({ decidedAt }) => dayOf(decidedAt)).find((day) => day < today) ?? null;
	return {
		fresh,
		moreFresh: found.length - fresh.length,
		hunches: waiting.filter(({ pattern }) => pattern.state === 'to-discuss' && pattern.declaredBy !== null),
		open: waiting.filter(isOpen).sort(dueFirst),
		decidedToday: items.filter(decidedNow),
		lastTime: own.filter(({ decidedAt }) => dayOf(decidedAt) === lastOn),
		lastOn,
	};
}

/** The patterns of a meeting in the order in which they are shown, one a screen. */
export const inOrder = ({ fresh, hunches, open }: Agenda): AgendaItem[] => [...fresh, ...hunches, ...open];

function strongestPerDistrict(found: readonly AgendaItem[], areas: readonly string[]): AgendaItem[] {
	const taken = new Map<string, number>();
	return found.filter(({ pattern }) => {
		const district = pattern.districts.find((code) => areas.includes(code)) ?? pattern.districts[0] ?? '';
		const rank = (taken.get(district) ?? 0) + 1;
		taken.set(district, rank);
		return rank <= newPerDistrict || pattern.tier === 'alarm';
	});
}

/** In talk; or with a next step or a parking whose day has come. */
const isOpen = ({ pattern, due }: AgendaItem): boolean =>
	pattern.state === 'talking' ||
	(due && (['approach-chosen', 'running', 'parked'] as PatternState[]).includes(pattern.state));

const dueFirst = (a: AgendaItem, b: AgendaItem): number => {
	const [one, other] = [a.decision?.dueOn ?? '9999', b.decision?.dueOn ?? '9999'];
	return one < other ? -1 : one > other ? 1 : 0;
};

const cameBack = (pattern: Pattern, other: Pattern): boolean =>
	other.state === 'dismissed' &&
	other.id !== pattern.id &&
	other.level === pattern.level &&
	other.need === pattern.need &&
	other.theme === pattern.theme &&
	other.zone.some((code) => pattern.zone.includes(code));
