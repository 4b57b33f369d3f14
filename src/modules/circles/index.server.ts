/** Door for the server: commands and queries. */
export {
	beginScreen,
	circleScreen,
	circlesScreen,
	newPlanScreen,
	planScreen,
	seatScreen,
} from './circle-screens.server.ts';
export { circlesRetention } from './circles-retention.store.server.ts';
export { askInCircles, composePlan, forgetInCircles } from './compose-plan.server.ts';
export {
	answerForCircle,
	beginCircle,
	endCircle,
	leaveCircle,
	noteHelp,
	takeNoteBack,
} from './live-in-circle.server.ts';
export { askPeople, dropPlan, hasCircles, moveSeat, planCircles, seatsInPlan } from './plan-circles.server.ts';
export { volunteersOfMyTeam } from './plans.store.server.ts';
export { ownSeats } from './seats.store.server.ts';
export { tendCircles } from './tend-circles.server.ts';
