import { m } from '#text';
import { type Part, parts, type What, type WorryKind, whats, worryKinds } from '../watch.ts';
import type { WatchAtAGlance } from '../watch-screens.server.ts';

export const whatWord = (what: What): string =>
	({
		visit: m.watching_what_visit,
		phone: m.watching_what_phone,
		curtains: m.watching_what_curtains,
		walk: m.watching_what_walk,
		meal: m.watching_what_meal,
		errand: m.watching_what_errand,
		ride: m.watching_what_ride,
	})[what]();

export const partWord = (part: Part): string =>
	({ morning: m.watching_part_morning, afternoon: m.watching_part_afternoon, evening: m.watching_part_evening })[
		part
	]();

export const worryWord = (kind: WorryKind): string =>
	({
		'no-answer': m.watching_worry_no_answer,
		'curtains-closed': m.watching_worry_curtains,
		'not-as-usual': m.watching_worry_not_usual,
		'something-at-home': m.watching_worry_home,
		other: m.watching_worry_other,
	})[kind]();

export const whatOptions = () => whats.map((value) => ({ value, label: whatWord(value) }));
export const partOptions = () => parts.map((value) => ({ value, label: partWord(value) }));
export const worryOptions = () => worryKinds.map((value) => ({ value, label: worryWord(value) }));

export const weekdayWords = (): string[] => [
	m.watching_day_1(),
	m.watching_day_2(),
	m.watching_day_3(),
	m.watching_day_4(),
	m.watching_day_5(),
	m.watching_day_6(),
	m.watching_day_7(),
];

export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/** "even langskomen, een belletje" */
export const inARow = (list: readonly What[]): string => list.map(whatWord).join(', ');

type Circle = Pick<
	WatchAtAGlance,
	'kind' | 'title' | 'personCalled' | 'paused' | 'started' | 'answer' | 'role' | 'ours' | 'whats'
>;
/** What a circle is called by who sees it; without a name before both said yes. */
export const titleOf = (circle: Circle): string =>
	circle.kind === 'group'
		? circle.title
		: circle.role === 'watched' && !circle.ours
			? m.watching_around_me()
			: circle.personCalled
				? m.watching_around({ name: circle.personCalled })
				: m.watching_somebody_asks();

/** What somebody reads first of it. */
export function stateOf(
	circle: Circle & Partial<Pick<WatchAtAGlance, 'worries' | 'late' | 'holes' | 'missed'>>,
): string {
	if (circle.worries) return m.watching_state_worry();
	if (circle.missed) return m.watching_state_missed();
	if (circle.late) return m.watching_state_late();
	if (circle.role !== null && circle.answer === null && !circle.ours) return m.watching_state_asked();
	if (circle.paused) return m.watching_state_paused();
	if (!circle.started) return m.watching_state_waits();
	if (circle.kind === 'group') return m.watching_state_group();
	return circle.holes ? m.watching_state_holes({ holes: circle.holes }) : m.watching_state_runs();
}
