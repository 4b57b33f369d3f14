export { NeedsFileBroken, needCatalogueFrom } from './check-needs.ts';
export {
	findNeed,
	type LifeDomain,
	type Need,
	type NeedCatalogue,
	type NeedCode,
	type NeedGroup,
	type NeedTheme,
	needLabel,
	needsAsJson,
	needsByTheme,
	needsOfTheme,
	themeOfNeed,
} from './need.ts';
export { searchNeeds } from './search-needs.ts';
export { isSensitiveNeed, isSensitiveTheme } from './sensitive-needs.ts';
export type { NeedSuggestion } from './suggest-needs.ts';
export type { SuggestionModel } from './suggestion-model.ts';
