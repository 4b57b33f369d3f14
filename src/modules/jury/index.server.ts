/** Door for the server: commands and queries. */
export { knownOfJury } from './jury.store.server.ts';
export { juryRetention } from './jury-retention.store.server.ts';
export {
	juryScreen,
	lotsFile,
	questionsAbout,
	questionsToMe,
	roomScreen,
	tendJuryScreen,
} from './jury-screens.server.ts';
export {
	answerForProposer,
	beginJury,
	chooseJuror,
	closeJury,
	drawJury,
	prepareRoundVote,
	publishOutcome,
	takeOverVote,
	vouchForJuror,
} from './run-jury.server.ts';
export { seatWork } from './seat-work.server.ts';
export {
	answerQuestion,
	answerSeat,
	askProposer,
	confirmWilling,
	forgetInJury,
	givePoints,
	leaveJury,
	sayStake,
	seatOf,
	tendJury,
	voteAsJuror,
	wouldSit,
} from './sit.server.ts';
