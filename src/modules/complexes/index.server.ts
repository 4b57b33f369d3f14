/** Door for the server: commands and queries. */
export {
	complexesIn,
	complexPage,
	joinHouseScreen,
	knownOfComplexes,
	newComplexScreen,
	tendComplexScreen,
} from './complex-screens.server.ts';
export { complexesRetention } from './complexes-retention.store.server.ts';
export {
	askForHouse,
	beginComplex,
	endComplex,
	houseOf,
	joinHouse,
	leaveComplexes,
	leaveHouse,
	rewrite as rewriteComplex,
	showInHouse,
	stopCodes,
} from './tend-complexes.server.ts';
