import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Approach, Effort, Evidence } from '../approach.ts';

export const effortWord = (effort: Effort): string =>
	({ low: m.initiatives_effort_low, medium: m.initiatives_effort_medium, high: m.initiatives_effort_high })[effort]();

export const evidenceWord = (evidence: Evidence): string =>
	({
		told: m.initiatives_evidence_told,
		checked: m.initiatives_evidence_checked,
		near: m.initiatives_evidence_near,
		idea: m.initiatives_evidence_idea,
	})[evidence]();

export function moneyWords({ from, to, per }: Approach['takes']['euros']): string {
	const say = {
		start: m.initiatives_approach_money_start,
		week: m.initiatives_approach_money_week,
		month: m.initiatives_approach_money_month,
		year: m.initiatives_approach_money_year,
		meeting: m.initiatives_approach_money_meeting,
	}[per];
	return say({ from: amount(from, getLocale()), to: amount(to, getLocale()) });
}

/** Two numbers as the Dutch write them: a comma for the half. */
export const amount = (value: number, locale: string): string => numbers(locale).format(value);
