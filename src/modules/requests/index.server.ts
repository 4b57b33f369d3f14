/** Door for the server: commands and queries. */
export {
	askMunicipality,
	finishStep,
	sayWord,
	showRequest,
	withdrawRequest,
} from './ask-municipality.server.ts';
export {
	answerRequest,
	moveStep,
	nameDeputy,
	sayAway,
	setTemplate,
	takeUpRequest,
} from './handle-request.server.ts';
export {
	logObstacleScreen,
	obstacleScreen,
	obstaclesToday,
	publicObstaclesScreen,
	tendObstaclesScreen,
} from './obstacle-screens.server.ts';
export {
	answerObstacle,
	askBreakthrough,
	decideBreakthrough,
	logObstacle,
	sameRule,
	sendOn,
	setPurse,
	showObstacle,
} from './obstacles.server.ts';
export {
	requestScreen,
	requestsScreen,
	requestsToday,
	runningRequests,
	teamRequestsScreen,
	templatesScreen,
	termsCalendar,
} from './request-screens.server.ts';
export { requestsRetention } from './requests-retention.store.server.ts';
export { tendRequests } from './tend-requests.server.ts';
