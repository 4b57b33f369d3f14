/** Door for the server: commands and queries. */
export { hsdsDocument, hsdsPage } from './hsds-resources.server.ts';
export { type HsdsReport, importHsds } from './import-hsds.server.ts';
export { entriesOfCard } from './map-entries.store.server.ts';
export { findMapEntry, mapEntriesNear } from './near.server.ts';
export { entryScreen, searchScreen } from './public-screens.server.ts';
export { answerRemark, sayNotRight } from './remarks.server.ts';
export { socialMapRetention } from './social-map-retention.store.server.ts';
export {
	addMapEntry,
	confirmMapEntry,
	endMapEntry,
	forgetOnMap,
	leaveMap,
	type NewMapEntry,
	noteTie,
} from './tend-entries.server.ts';
export {
	addFromForm,
	addPersonFromForm,
	changeFromForm,
	changePersonFromForm,
	newEntryScreen,
	ownScreen,
	tendEntryScreen,
	tendScreen,
} from './tend-screens.server.ts';
