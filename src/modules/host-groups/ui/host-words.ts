import { m } from '#text';
import type { Aside, Became, HostKind, Phase, Side, WeighAnswer } from '../host-group.ts';
import type { Asker, CommonWeight, Decision, NeedWeight } from '../professional-time.ts';

const kinds = {
	shelter: m.hosts_kind_shelter,
	'care-home': m.hosts_kind_care_home,
	newcomers: m.hosts_kind_newcomers,
	extra: m.hosts_kind_extra,
} satisfies Record<HostKind, () => string>;
const answers = {
	for: m.hosts_answer_for,
	'for-if': m.hosts_answer_for_if,
	against: m.hosts_answer_against,
} satisfies Record<WeighAnswer, () => string>;
const becameWords = {
	done: m.hosts_became_done,
	partly: m.hosts_became_partly,
	later: m.hosts_became_later,
	cannot: m.hosts_became_cannot,
} satisfies Record<Became, () => string>;
const asideWords = {
	somebody: m.hosts_aside_somebody,
	twice: m.hosts_aside_twice,
	hurtful: m.hosts_aside_hurtful,
} satisfies Record<Aside, () => string>;
const askerWords = {
	one: m.hosts_time_asks_one,
	group: m.hosts_time_asks_group,
	organisation: m.hosts_time_asks_organisation,
} satisfies Record<Asker, () => string>;
const needWords = {
	small: m.hosts_time_need_small,
	clear: m.hosts_time_need_clear,
	urgent: m.hosts_time_need_urgent,
} satisfies Record<NeedWeight, () => string>;
const commonWords = {
	one: m.hosts_time_common_one,
	some: m.hosts_time_common_some,
	many: m.hosts_time_common_many,
} satisfies Record<CommonWeight, () => string>;
const decisionWords = {
	yes: m.hosts_time_yes,
	later: m.hosts_time_later,
	no: m.hosts_time_no,
} satisfies Record<Decision, () => string>;

export const kindWord = (kind: HostKind): string => kinds[kind]();
export const answerWord = (answer: WeighAnswer): string => answers[answer]();
export const becameWord = (became: Became): string => becameWords[became]();
export const asideWord = (aside: Aside): string => asideWords[aside]();
export const phaseWord = (phase: Phase): string =>
	phase === 'before' ? m.hosts_phase_before() : m.hosts_phase_after();
export const sideWord = (side: Side, house: string): string => (side === 'house' ? house : m.hosts_neighbours());
export const askerWord = (asks: Asker): string => askerWords[asks]();
export const needWord = (need: NeedWeight): string => needWords[need]();
export const commonWord = (common: CommonWeight): string => commonWords[common]();
export const decisionWord = (decision: Decision): string => decisionWords[decision]();

/** On a page with the same form for several things: what is wrong, by the id of the field in that one. */
export const errorsOf = (errors: Record<string, string> | undefined, id: string): Record<string, string> =>
	Object.fromEntries(Object.entries(errors ?? {}).map(([field, text]) => [`${field}-${id}`, text]));
