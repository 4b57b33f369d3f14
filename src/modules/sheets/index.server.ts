/** Door for the server: commands and queries. */
export { bringIn } from './bring-in.server.ts';
export {
	bringInPlaces,
	choosePlaceColumns,
	placeFaultsWorkbook,
	placeSheetPage,
	takeInPlaces,
	throwPlacesAway,
} from './bring-in-places.server.ts';
export { cardsWorkbook, type TeamCounts, teamCounts } from './give-back.server.ts';
export { takeInSheet, throwAway } from './open-sheet.server.ts';
export {
	chooseColumns,
	chooseSame,
	chooseTab,
	faultsWorkbook,
	type ListedSheet,
	type PlannedShown,
	type SheetPlan,
	type SheetReview,
	sheetPage,
	sheetPlanPage,
	sheetStartPage,
} from './sheet-pages.server.ts';
export { sheetsRetention } from './sheets-retention.store.server.ts';
export { takeBack } from './take-back.server.ts';
