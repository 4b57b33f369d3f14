/** Door for the server: commands and queries. */
export { activitiesResource } from './activities-api.server.ts';
export { activitiesRetention } from './activities-retention.store.server.ts';
export { activityCalendar, areaCalendar, signUpCalendar } from './activity-calendars.server.ts';
export { activityScreen, posterScreen, signUpScreen } from './activity-screen.server.ts';
export { activitiesOf, activitiesScreen, daysOfActivities, suggestScreen } from './list-screen.server.ts';
export { newActivityScreen, runScreen } from './run-screen.server.ts';
export { answerOffer, answerPair, askForPair, changeSignUp, leaveActivity, signUp } from './sign-up.server.ts';
export { signUpAddress } from './sign-up-code.server.ts';
export {
	carriedBy,
	changeActivity,
	dayOff,
	endActivity,
	leaveSuggestion,
	moveDay,
	noteCame,
	proposePair,
	startActivity,
	suggestActivity,
} from './tend-activities.server.ts';
export { offerPlaces, tellDayChanged, tellPair, tendActivities } from './tend-days.server.ts';
