import { m } from '#text';
import type {
	KeyUse,
	Level,
	Outcome,
	PracticeKind,
	PracticeRole,
	ReferralStep,
	ToldState,
	TryHow,
} from '../referral.ts';

const kindWords = {
	gp: m.referrals_kind_gp,
	physio: m.referrals_kind_physio,
	nurse: m.referrals_kind_nurse,
	midwife: m.referrals_kind_midwife,
	dentist: m.referrals_kind_dentist,
	other: m.referrals_kind_other,
} satisfies Record<PracticeKind, () => string>;
const levelWords = [
	[m.referrals_level_0, m.referrals_level_0_text],
	[m.referrals_level_1, m.referrals_level_1_text],
	[m.referrals_level_2, m.referrals_level_2_text],
	[m.referrals_level_3, m.referrals_level_3_text],
] as const;
const outcomeWords = {
	linked: m.referrals_outcome_linked,
	helped: m.referrals_outcome_helped,
	'to-team': m.referrals_outcome_to_team,
	'not-reached': m.referrals_outcome_not_reached,
	'did-not-come': m.referrals_outcome_did_not_come,
	'did-not-want': m.referrals_outcome_did_not_want,
	'no-place': m.referrals_outcome_no_place,
	moved: m.referrals_outcome_moved,
	other: m.referrals_outcome_other,
	withdrawn: m.referrals_outcome_withdrawn,
} satisfies Record<Outcome, () => string>;
const stateWords = {
	received: m.referrals_told_state_received,
	accepted: m.referrals_told_state_accepted,
	came: m.referrals_told_state_came,
	'not-came': m.referrals_told_state_not_came,
	done: m.referrals_told_state_done,
	failed: m.referrals_told_state_failed,
} satisfies Record<ToldState, () => string>;
const tryWords = {
	phone: m.referrals_try_phone,
	mail: m.referrals_try_mail,
	visit: m.referrals_try_visit,
	practice: m.referrals_try_practice,
} satisfies Record<TryHow, () => string>;
const askedWords = {
	referrer: m.referrals_step_asked_referrer,
	expert: m.referrals_step_asked_expert,
	informant: m.referrals_step_asked_informant,
} satisfies Record<PracticeRole, (named: { name: string }) => string>;
const keyWords = { form: m.referrals_key_form, program: m.referrals_key_program } satisfies Record<
	KeyUse,
	() => string
>;

export const practiceKindWord = (kind: PracticeKind): string => kindWords[kind]();
export const levelWord = (level: Level): string => levelWords[level][0]();
export const outcomeWord = (outcome: Outcome): string => outcomeWords[outcome]();
export const toldStateWord = (state: ToldState): string => stateWords[state]();
export const tryWord = (how: TryHow): string => tryWords[how]();
export const keyWord = (use: KeyUse): string => keyWords[use]();
export const workingDays = (many: number): string =>
	many === 1 ? m.referrals_day_one() : m.referrals_day_many({ many });

/** The levels to choose from, each explained. */
export const levelOptions = () =>
	levelWords.map(([label, explain], level) => ({ value: String(level), label: label(), explain: explain() }));

/** A step as everybody concerned reads it. */
export function stepWords(
	{ kind, reached, practiceRole, byCalled }: Pick<ReferralStep, 'kind' | 'reached' | 'practiceRole' | 'byCalled'>,
	practice: string,
): string {
	const name = byCalled ?? '';
	switch (kind) {
		case 'referred':
			return m.referrals_step_referred({ practice });
		case 'taken':
			return m.referrals_step_taken({ name });
		case 'given-back':
			return m.referrals_step_given_back({ name });
		case 'try':
			return reached ? m.referrals_step_try_reached({ name }) : m.referrals_step_try_missed({ name });
		case 'talk':
			return m.referrals_step_talk({ name });
		case 'no-show':
			return m.referrals_step_no_show({ name });
		case 'asked':
			return askedWords[practiceRole ?? 'referrer']({ name });
		case 'told':
			return m.referrals_step_told();
		case 'looked':
			return m.referrals_step_looked();
		case 'level':
			return m.referrals_step_level();
		case 'slip':
			return m.referrals_step_slip({ name });
	}
}
