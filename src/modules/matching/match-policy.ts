import { isSensitiveNeed, type NeedCatalogue } from '#modules/needs';
import { type MatchPolicy, usualWeights } from './pair.ts';

/** With children nobody is alone before a certificate of conduct was seen. */
const screenedThemes = new Set(['parenting', 'school', 'youth']);

/** The rules as they hold everywhere: next door or in the same district, and at most three times a month the same person. */
export function usualPolicy(catalogue: NeedCatalogue, steps: MatchPolicy['steps']): MatchPolicy {
	return {
		themeOf: (code) => catalogue.needByCode.get(code)?.theme,
		sensitive: (code) => isSensitiveNeed(catalogue, code),
		screening: (code) => screenedThemes.has(catalogue.needByCode.get(code)?.theme ?? ''),
		steps,
		mostSteps: 2,
		mostAsked: 3,
		weights: usualWeights,
	};
}
