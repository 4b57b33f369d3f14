import type { NeedCatalogue } from '#modules/needs';
import { type MatchPolicy, usualWeights } from './pair.ts';

/** Whole domains and themes on which nobody is ever matched: they say something of health, income, safety, faith or origin. */
const sensitiveDomains = new Set(['health']);
const sensitiveThemes = new Set([
	'debts-and-bills',
	'income',
	'caring-for-someone',
	'safe-with-each-other',
	'meaning-and-faith',
	'new-here-or-back',
]);
/** With children nobody is alone before a certificate of conduct was seen. */
const screenedThemes = new Set(['parenting', 'school', 'youth']);

/** The rules as they hold everywhere: next door or in the same district, and at most three times a month the same person. */
export function usualPolicy(catalogue: NeedCatalogue, steps: MatchPolicy['steps']): MatchPolicy {
	const codesOf = (holds: (theme: string) => boolean) =>
		new Set(catalogue.needs.filter(({ theme }) => holds(theme)).map(({ code }) => code));
	const open = codesOf(
		(theme) => !sensitiveThemes.has(theme) && !sensitiveDomains.has(catalogue.themeByCode.get(theme)?.domain ?? ''),
	);
	const screened = codesOf((theme) => screenedThemes.has(theme));
	return {
		themeOf: (code) => catalogue.needByCode.get(code)?.theme,
		sensitive: (code) => !open.has(code),
		screening: (code) => screened.has(code),
		steps,
		mostSteps: 2,
		mostAsked: 3,
		weights: usualWeights,
	};
}
