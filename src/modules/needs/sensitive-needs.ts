import { type NeedCatalogue, type NeedCode, type NeedTheme, themeOfNeed } from './need.ts';

/** Whole domains and themes over which neighbours are never brought together: they say something of health, income, safety, faith or origin. */
const sensitiveDomains = new Set(['health']);
const sensitiveThemes = new Set([
	'debts-and-bills',
	'income',
	'caring-for-someone',
	'safe-with-each-other',
	'meaning-and-faith',
	'new-here-or-back',
]);

/** Whether a theme says too much of somebody to bring people together over it. */
export const isSensitiveTheme = ({ code, domain }: Pick<NeedTheme, 'code' | 'domain'>): boolean =>
	sensitiveThemes.has(code) || sensitiveDomains.has(domain);

/** The same for one need; an unknown need is closed. */
export function isSensitiveNeed(catalogue: NeedCatalogue, code: NeedCode): boolean {
	const theme = themeOfNeed(catalogue, code);
	return !theme || isSensitiveTheme(theme);
}
