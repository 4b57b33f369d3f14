import type { Dismissal, Finding } from './finding.ts';

const NEW_PERSONS_BEFORE_IT_RETURNS = 2;

/**
 * What a district talks about this week: its strongest findings, and every alarm.
 * Dismissed findings stay away until two persons came who were not in them. Strongest first.
 */
export function rankAgenda(
	findings: readonly Finding[],
	perDistrict: number,
	dismissals: readonly Dismissal[],
): Finding[] {
	const taken = new Map<string, number>();
	return findings
		.filter((finding) => !isDismissed(finding, dismissals))
		.sort(strongestFirst)
		.filter((finding) => {
			const rank = (taken.get(finding.district) ?? 0) + 1;
			taken.set(finding.district, rank);
			return rank <= perDistrict || finding.tier === 'alarm';
		});
}

/** A dismissal speaks about the same need (or theme) in a zone that shares an area. */
export function isDismissed(finding: Finding, dismissals: readonly Dismissal[]): boolean {
	const about = dismissals.filter(
		(dismissal) =>
			dismissal.level === finding.level &&
			dismissal.need === finding.need &&
			dismissal.theme === finding.theme &&
			dismissal.zone.some((area) => finding.zone.includes(area)),
	);
	if (about.length === 0) return false;
	const seen = new Set(about.flatMap((dismissal) => dismissal.personKeys));
	return finding.personKeys.filter((person) => !seen.has(person)).length < NEW_PERSONS_BEFORE_IT_RETURNS;
}

/** Highest score first; equal scores in order of need, theme and place, so that the order never wavers. */
export function strongestFirst(a: Finding, b: Finding): number {
	return b.score - a.score || order(nameOf(a), nameOf(b));
}

const nameOf = (finding: Finding) => [finding.level, finding.theme, finding.need ?? '', ...finding.zone].join('\u0000');
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
