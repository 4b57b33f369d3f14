/** Door for the server: commands and queries. */
export {
	answerClick,
	beginPair,
	endPair,
	noteAgreements,
	noteMoney,
	pairUp,
	personsIn,
	takeMoneyBack,
	takeStoryBack,
	talkHeld,
	tellStory,
} from './pair-up.server.ts';
export { pairsFromTemplate } from './pairs-from-template.server.ts';
export {
	newProgrammeScreen,
	ownPlaces,
	ownProgrammeScreen,
	pairScreen,
	programmeScreen,
	programmesDue,
	programmesScreen,
} from './programme-screens.server.ts';
export { programmesRetention } from './programmes-retention.store.server.ts';
export {
	endProgramme,
	startProgramme,
	stepDone,
	stepUndone,
	stopTakingPart,
	takePart,
	tendProgrammes,
} from './tend-programme.server.ts';
