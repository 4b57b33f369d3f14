/** Door for the server: commands and queries. */
export {
	askHelp,
	beginFrom,
	giveTo,
	openIntakeCode,
	sayHeavier,
	sayIntakeWay,
	takeIn,
	takeTalk,
	weigh,
	withdrawQuestion,
} from './intake.server.ts';
export { intakeRetention } from './intake-retention.store.server.ts';
export {
	askHelpScreen,
	heavierCountsScreen,
	heavierScreen,
	intakeCodeScreen,
	intakeToday,
	intakeWayScreen,
	questionScreen,
	queueScreen,
	takeInScreen,
} from './intake-screens.server.ts';
