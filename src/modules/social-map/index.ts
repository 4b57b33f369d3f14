/** Door for everyone: types, pure rules, forms. */

export { checkHsds, type HsdsFault, type HsdsFile } from './check-hsds.ts';
export { wordsToLookAt } from './entry-words.ts';
export { mayTend } from './map-entry.policy.ts';
export {
	type AccessibilityCode,
	accessibilityCodes,
	hiddenAfterDays,
	isStale,
	type KeptEntry,
	type MapEntry,
	type MapEntryNear,
	type MapKind,
	type MapLayer,
	mapKinds,
	mapLayers,
	staleAfterDays,
	type TieStrength,
} from './map-entry.ts';
export { cutsOf, nearestWords } from './near-words.ts';
export { HsdsOneQuery, HsdsQuery, operations } from './social-map.api.ts';
export {
	ButtonForm,
	EntryForm,
	EntryIdForm,
	LetterAnswerForm,
	LetterChangeForm,
	LetterLookForm,
	PersonChangeForm,
	PersonForm,
	RemarkAnswerForm,
	RemarkForm,
	TieForm,
} from './social-map.forms.ts';
export { hoursPerDay, readHours } from './week-hours.ts';
