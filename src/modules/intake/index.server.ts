/** Door for the server: commands and queries. */
export { countHeavier, countHeavierIn } from './count-heavier.server.ts';
export { sayHeavier } from './heavier.server.ts';
export { heavierCountsScreen, heavierScreen } from './heavier-screens.server.ts';
export {
	askHelp,
	beginFrom,
	giveTo,
	openIntakeCode,
	passOn,
	sayIntakeWay,
	takeIn,
	takeTalk,
	weigh,
	withdrawQuestion,
} from './intake.server.ts';
export { intakeRetention } from './intake-retention.store.server.ts';
export {
	askHelpScreen,
	intakeCodeScreen,
	intakeToday,
	intakeWayScreen,
	questionScreen,
	queueScreen,
	takeInScreen,
} from './intake-screens.server.ts';
export { withdrawIntakeAgain } from './tend-intake.server.ts';
