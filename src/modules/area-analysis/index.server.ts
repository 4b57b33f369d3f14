/** Door for the server: commands and queries. */
export { analysisRetention } from './analysis-retention.store.server.ts';
export {
	analysesScreen,
	beginScreen,
	leadScreen,
	resultFile,
	resultScreen,
	takePartScreen,
	wallScreen,
} from './analysis-screens.server.ts';
export {
	beginAnalysis,
	closeAnalysis,
	countPaper,
	hangEvidence,
	ledAnalysis,
	mergeCards,
	showResult,
	takeCardAway,
} from './lead-analysis.server.ts';
export { layCard, layDots, notePaperWish, openAnalysis, phoneFor, wishForTeam } from './take-part.server.ts';
