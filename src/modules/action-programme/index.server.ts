/** Door for the server: commands and queries. */
export { actionProgrammeRetention } from './programme-retention.store.server.ts';
export {
	actionProgrammesIn,
	actionProgrammesToday,
	beginProgrammeScreen,
	cityGoalsScreen,
	pledgeScreen,
	programmeScreen,
	programmesScreen,
	tendProgrammeScreen,
} from './programme-screens.server.ts';
export {
	answerByCode,
	beginProgramme,
	dropPledge,
	joinProgramme,
	linkInitiative,
	notePledge,
	openPledgeCode,
	publishProgramme,
	setCityGoal,
	setGoal,
	takePlanWordsAway,
	tellProgress,
	unpublishProgramme,
} from './tend-programme.server.ts';
