/**
 * A need ("nood") names a subject that people wish, can do, look for or see: "De hond uitlaten", "Vocht en schimmel".
 * It never names a kind of person. The catalogue is three levels deep: life domain > theme > need.
 */

/** Stable kebab-case code under which signals are stored, for example `dog-walking`. */
export type NeedCode = string;

export interface LifeDomain {
	readonly code: string;
	readonly nl: string;
	readonly en: string;
}

export interface NeedTheme {
	readonly code: string;
	readonly domain: string;
	readonly nl: string;
	readonly en: string;
}

export interface Need {
	readonly code: NeedCode;
	readonly theme: string;
	/** Short phrase a resident would recognise. */
	readonly nl: string;
	readonly en: string;
	/** Sentences as people say them. */
	readonly examples: readonly string[];
	/** Dutch words or word groups that point to this need on their own. */
	readonly words: readonly string[];
}

export interface NeedCatalogue {
	readonly domains: readonly LifeDomain[];
	readonly themes: readonly NeedTheme[];
	readonly needs: readonly Need[];
	readonly needByCode: ReadonlyMap<NeedCode, Need>;
	readonly themeByCode: ReadonlyMap<string, NeedTheme>;
}

/** Puts the three levels together with their lookups. Expects checked parts: see `needCatalogueFrom`. */
export function needCatalogue(
	domains: readonly LifeDomain[],
	themes: readonly NeedTheme[],
	needs: readonly Need[],
): NeedCatalogue {
	return {
		domains,
		themes,
		needs,
		needByCode: new Map(needs.map((need) => [need.code, need])),
		themeByCode: new Map(themes.map((theme) => [theme.code, theme])),
	};
}

/** The need with this code, or undefined when the catalogue does not know it. */
export function findNeed(catalogue: NeedCatalogue, code: NeedCode): Need | undefined {
	return catalogue.needByCode.get(code);
}

/** The theme a need belongs to, or undefined when the need is unknown. */
export function themeOfNeed(catalogue: NeedCatalogue, code: NeedCode): NeedTheme | undefined {
	const need = catalogue.needByCode.get(code);
	return need && catalogue.themeByCode.get(need.theme);
}

/** All needs of one theme, in the order of the catalogue. */
export function needsOfTheme(catalogue: NeedCatalogue, theme: string): Need[] {
	return catalogue.needs.filter((need) => need.theme === theme);
}

export interface NeedGroup {
	readonly theme: NeedTheme;
	readonly needs: readonly Need[];
}

/** Needs per theme in the order of the catalogue: the shape of a grouped list on a screen. */
export function needsByTheme(catalogue: NeedCatalogue): NeedGroup[] {
	return catalogue.themes.map((theme) => ({ theme, needs: needsOfTheme(catalogue, theme.code) }));
}

/** The label of a need in the reader's language; Dutch for every language the catalogue does not have. */
export function needLabel(need: Pick<Need, 'nl' | 'en'>, language: string): string {
	return language === 'en' ? need.en : need.nl;
}

/** What `cli needs --json` prints: a bare array, one row per need, in the order of the catalogue. */
export function needsAsJson(catalogue: NeedCatalogue): { code: NeedCode; nl: string; en: string; theme: string }[] {
	return catalogue.needs.map(({ code, nl, en, theme }) => ({ code, nl, en, theme }));
}
