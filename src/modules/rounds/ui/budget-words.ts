import { longDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Fits, Standing, Verdict } from '../proposal.ts';
import type { Decider, MissingPart, Phase } from '../round.ts';
import type { Waits } from '../round-screens.server.ts';

/** "€ 1.250" without cents that are nothing. */
export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
	}).format(cents / 100);

export const day = (on: string | null): string => (on ? longDay(on) : '');

/** What stands in a field for an amount: "1250" or "12,50". */
export const asTyped = (cents: number | null): string =>
	cents === null ? '' : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');

export const deciderWord = (decider: Decider | null): string =>
	decider === null
		? m.budget_decider_open()
		: { jury: m.budget_decider_jury, vote: m.budget_decider_vote, 'jury-then-vote': m.budget_decider_both }[decider]();

export const phaseWord = (phase: Phase): string =>
	({
		preparing: m.budget_phase_preparing,
		coming: m.budget_phase_coming,
		proposing: m.budget_phase_proposing,
		feasibility: m.budget_phase_feasibility,
		deciding: m.budget_phase_deciding,
		doing: m.budget_phase_doing,
		told: m.budget_phase_told,
	})[phase]();

export const standingWord = (standing: Standing): string =>
	({
		unconfirmed: m.budget_standing_unconfirmed,
		'looked-over': m.budget_standing_looked_over,
		public: m.budget_standing_public,
		talk: m.budget_standing_talk,
		unfit: m.budget_standing_unfit,
		deciding: m.budget_standing_deciding,
		granted: m.budget_standing_granted,
		refused: m.budget_standing_refused,
		joined: m.budget_standing_joined,
	})[standing]();

export const missingWord = (part: MissingPart): string =>
	({
		decider: m.budget_missing_decider,
		budget: m.budget_missing_budget,
		criteria: m.budget_missing_criteria,
		dates: m.budget_missing_dates,
		owner: m.budget_missing_owner,
	})[part]();

export const waitsWord = (waits: Waits): string =>
	({
		call: m.budget_waits_call,
		'look-over': m.budget_waits_look_over,
		talk: m.budget_waits_talk,
		advice: m.budget_waits_advice,
		decision: m.budget_waits_decision,
		nothing: m.budget_waits_nothing,
	})[waits]();

export const verdictWord = (verdict: Verdict): string =>
	({ yes: m.budget_verdict_yes, doubt: m.budget_verdict_doubt, no: m.budget_verdict_no })[verdict]();

export const fitsWord = (fits: Fits): string =>
	({ yes: m.budget_fits_yes, changed: m.budget_fits_changed, no: m.budget_fits_no })[fits]();

/** Up to six rows to fill in, and always one more than there are. */
export const rowsFor = (filled: number): number => Math.min(24, Math.max(6, filled + 2));
