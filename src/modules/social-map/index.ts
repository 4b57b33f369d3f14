/** Door for everyone: types, pure rules, forms. */
export {
	type AccessibilityCode,
	accessibilityCodes,
	type MapEntry,
	type MapEntryNear,
	type MapKind,
	type MapLayer,
	mapKinds,
	mapLayers,
	type TieStrength,
} from './map-entry.ts';
