/** Door for the server: commands and queries. */
export {
	changeVolunteer,
	letGo,
	noteHours,
	ownAgreements,
	ownTasksScreen,
	takeHoursBack,
	takenUp,
	takeOn,
	tendVolunteers,
	volunteerScreen,
	volunteersScreen,
	volunteersToday,
} from './tend-volunteers.server.ts';
export { volunteersRetention } from './volunteers-retention.store.server.ts';
