import { weekdayAndDay } from '#design/day-words.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type {
	ApartReason,
	Click,
	Happening,
	MatchKind,
	MatchState,
	NextStep,
	NoReason,
	OwnSaid,
	Whither,
} from '../match.ts';
import type { MatchShown } from '../match-screens.server.ts';
import type { ShownRule } from '../pair.ts';

/** What brought two people together in another way than by what they want and share. */
type OtherReason = 'programme' | 'own-choice';
const reasons: Record<ShownRule | OtherReason, () => string> = {
	'same-subject': m.matching_reason_same_subject,
	'related-subject': m.matching_reason_related_subject,
	near: m.matching_reason_near,
	'shared-language': m.matching_reason_shared_language,
	'times-fit': m.matching_reason_times_fit,
	fresh: m.matching_reason_fresh,
	'fair-load': m.matching_reason_fair_load,
	programme: m.matching_reason_programme,
	'own-choice': m.matching_reason_own_choice,
};
/** The reasons as the middle of a sentence: "het is dichtbij, de dagen passen en …". */
export const reasonsInWords = (rules: readonly string[]): string =>
	new Intl.ListFormat(getLocale() === 'en' ? 'en' : 'nl', { type: 'conjunction' }).format(
		rules.flatMap((rule) => (rule in reasons ? [reasons[rule as ShownRule | OtherReason]()] : [])),
	);

export const stateInWords = (state: MatchState): string =>
	({
		asked: m.matching_state_asked,
		agreed: m.matching_state_agreed,
		met: m.matching_state_met,
		ended: m.matching_state_ended,
		stopped: m.matching_state_stopped,
	})[state]();

/** At the start of a line. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

export const personInWords = ({ person }: Pick<MatchShown, 'person'>): string => person || m.matching_nobody_left();

export const answerInWords = ({ answer, askAgainOn }: Pick<MatchShown, 'answer' | 'askAgainOn'>): string => {
	if (answer === 'later') return m.matching_answered_later({ day: weekdayAndDay(askAgainOn ?? '') });
	return answer === 'yes' ? m.matching_answered_yes() : m.matching_answered_no();
};

type Option<V extends string> = { value: V; label: string };
const option = <V extends string>(value: V, label: () => string): Option<V> => ({ value, label: label() });

export const noOptions = (): Option<NoReason>[] => [
	option('no-time', m.matching_no_no_time),
	option('already-helped', m.matching_no_already_helped),
	option('too-far', m.matching_no_too_far),
	option('not-for-me', m.matching_no_not_for_me),
	option('know-each-other', m.matching_no_know_each_other),
];
export const apartOptions = (): Option<ApartReason>[] => [
	option('know-each-other', m.matching_apart_know_each_other),
	option('not-a-fit', m.matching_apart_not_a_fit),
	option('asked-enough', m.matching_apart_asked_enough),
	option('heard-otherwise', m.matching_apart_heard_otherwise),
];
export const happenedOptions = (): Option<Happening>[] => [
	option('yes', m.matching_happened_yes),
	option('planned', m.matching_happened_planned),
	option('i-could-not', m.matching_happened_i_could_not),
	option('other-was-not-there', m.matching_happened_other_was_not_there),
	option('not-yet', m.matching_happened_not_yet),
];
export const clickOptions = (): Option<Click>[] => [
	option('yes', m.matching_clicked_yes),
	option('bit', m.matching_clicked_bit),
	option('no', m.matching_clicked_no),
];
export const nextOptions = (): Option<NextStep>[] => [
	option('go-on', m.matching_next_go_on),
	option('done', m.matching_next_done),
	option('someone-else', m.matching_next_someone_else),
];
export const whitherOptions = (): Option<Whither>[] => [
	option('place', m.matching_towards_place),
	option('club', m.matching_towards_club),
	option('person', m.matching_towards_person),
];
export const kindOptions = (): Option<MatchKind>[] => [
	option('help', m.matching_kind_help),
	option('visit', m.matching_kind_visit),
];

/** What it is for who reads it, in one line. */
export const forWhomInWords = ({ kind, side }: Pick<MatchShown, 'kind' | 'side'>): string =>
	kind === 'visit'
		? side === 'asks'
			? m.matching_visit_asks()
			: m.matching_visit_offers()
		: side === 'asks'
			? m.matching_for_asks()
			: m.matching_for_offers();

export const whitherInWords = (whither: Whither): string =>
	whitherOptions().find(({ value }) => value === whither)?.label ?? '';

/** What somebody said themselves, each thing in a few words. */
export function saidInWords({ answer, because, askAgainOn, happened, clicked }: OwnSaid): string[] {
	const chosen = <V extends string>(options: Option<V>[], value: V | null) =>
		options.flatMap((one) => (one.value === value ? [one.label] : []));
	return [
		...(answer ? [capital(answerInWords({ answer, askAgainOn }))] : []),
		...chosen(noOptions(), because),
		...chosen(happenedOptions(), happened),
		...(clicked ? [`${m.matching_story_clicked()} ${chosen(clickOptions(), clicked).join('')}`] : []),
	];
}
