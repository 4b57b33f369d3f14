export { arrange, handBack, remindAboutArranging } from './arrange.server.ts';
export { addNeed, answerNeed } from './asks.server.ts';
export { fadeUnconfirmed, sayYes, takeSomebodyOut, voiceToConfirm, vouchFor } from './confirm-voice.server.ts';
export { endWithStory } from './end-initiative.server.ts';
export { showFace, takeFaceAway } from './faces.server.ts';
export { forgetInInitiatives } from './forget-person.server.ts';
export { findInitiative } from './initiatives.store.server.ts';
export { initiativeResource, initiativesResource } from './initiatives-api.server.ts';
export { initiativesRetention } from './initiatives-retention.store.server.ts';
export { makeInvitation, openInvitation } from './invite.server.ts';
export { joinInitiative } from './join-initiative.server.ts';
export { addJournalEntry, takeEntryAway } from './journal.server.ts';
export { learnedFrom, storiesNear, timesDone } from './learned.server.ts';
export { leaveInitiative } from './leave-initiative.server.ts';
export { approve, putOnlineAgain, reportInitiative, takeOffline, toLookOver } from './look-over.server.ts';
export { moveStage } from './move-stage.server.ts';
export { type OwnTie, ownTies } from './own-ties.store.server.ts';
export { patternBehind } from './pattern-behind.store.server.ts';
export { addPhoto, initiativePhoto, putPhotoBack, takePhotoAway, wantPhotoAway } from './photos.server.ts';
export { answerPulse, askWhetherItRuns, calledAbout, pulseScreen } from './pulse.server.ts';
export {
	type InitiativeCard,
	type InitiativePage,
	initiativesNear,
	initiativesWith,
	listInitiatives,
	myInitiatives,
	readForTending,
	readInitiative,
	similarInitiatives,
	type TendPage,
} from './read-initiatives.server.ts';
export {
	afterStart,
	confirmScreen,
	deskAfter,
	helpScreen,
	initiativeScreen,
	invitationScreen,
	joinScreen,
	leavePath,
	leftDesk,
	listScreen,
	localeOf,
	lookedOver,
	lookOverScreen,
	notedAtDesk,
	saidYes,
	startScreen,
	tendScreen,
} from './screens.server.ts';
export { setHelp } from './set-help.server.ts';
export { standBehind } from './stand-behind.server.ts';
export { sayCouldStand } from './standing.server.ts';
export { startInitiative } from './start-initiative.server.ts';
export {
	comeIn,
	giveRole,
	moveTaskOn,
	planTask,
	takePartAway,
	welcome,
	writeNote,
} from './team.server.ts';
export { ownInTeams } from './team.store.server.ts';
export { initiativesToday, standingScreen, teamScreen } from './team-screens.server.ts';
export { rewriteInitiative, setNextStep } from './tend-initiative.server.ts';
export { tended } from './tended-initiative.server.ts';
