/** Door for the server: commands and queries. */
export { answerLetter, changeByLetter, letterChangeScreen, letterScreen } from './answer-letter.server.ts';
export { mailBounced, tendKeepers } from './ask-keepers.server.ts';
export { tryLinks } from './dead-links.server.ts';
export { hsdsDocument, hsdsPage } from './hsds-resources.server.ts';
export { type HsdsReport, importHsds } from './import-hsds.server.ts';
export { entriesCalled, entriesOfCard } from './map-entries.store.server.ts';
export { findMapEntry, mapEntriesNear } from './near.server.ts';
export { entryScreen, placesOf, searchScreen, whereFrom } from './public-screens.server.ts';
export { answerRemark, sayNotRight } from './remarks.server.ts';
export { socialMapRetention } from './social-map-retention.store.server.ts';
export {
	addFromForm,
	addPersonFromForm,
	changeFromForm,
	changePersonFromForm,
	confirmFromForm,
	endFromForm,
	entryFromForm,
	lookFromForm,
	takeOverFromForm,
	tieFromForm,
} from './tend-actions.server.ts';
export {
	addMapEntry,
	changeMapEntry,
	forgetOnMap,
	leaveMap,
	moveOnMap,
	type NewMapEntry,
} from './tend-entries.server.ts';
export { newEntryScreen, ownScreen, tendEntryScreen, tendScreen } from './tend-screens.server.ts';
