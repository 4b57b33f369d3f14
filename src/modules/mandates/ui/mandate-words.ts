import { m } from '#text';
import type { Domain, MessageState } from '../mandate.ts';

const domainWords = {
	income: m.mandates_domain_income,
	debts: m.mandates_domain_debts,
	living: m.mandates_domain_living,
	work: m.mandates_domain_work,
	health: m.mandates_domain_health,
	parenting: m.mandates_domain_parenting,
	'daily-life': m.mandates_domain_daily_life,
	meeting: m.mandates_domain_meeting,
	transport: m.mandates_domain_transport,
	other: m.mandates_domain_other,
} satisfies Record<Domain, () => string>;
const stateWords = {
	sent: m.mandates_state_sent,
	question: m.mandates_state_question,
	done: m.mandates_state_done,
} satisfies Record<MessageState, () => string>;

const lawWords: Record<string, () => string> = {
	'wmo-tailored': m.mandates_law_wmo_tailored,
	'youth-help': m.mandates_law_youth_help,
	'debt-help': m.mandates_law_debt_help,
	income: m.mandates_law_income,
};

/** A law by its code; what stood there before there was a list stands there still. */
export const lawWord = (law: string): string => lawWords[law]?.() ?? law;
export const domainWord = (domain: Domain): string => domainWords[domain]();
export const stateWord = (state: MessageState): string => stateWords[state]();

type Sizes = { euros?: number | null; hours?: number | null; weeks?: number | null };
/** "€ 250, 3 uur per week, 12 weken" */
export const sizeWords = ({ euros, hours, weeks }: Sizes): string =>
	[
		euros ? m.mandates_euros({ many: euros }) : '',
		hours ? m.mandates_hours({ many: hours }) : '',
		weeks ? m.mandates_weeks({ many: weeks }) : '',
	]
		.filter(Boolean)
		.join(', ');
