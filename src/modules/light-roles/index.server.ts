/** Door for the server: commands and queries. */
export { ownRolesScreen, rolesScreen } from './light-role-screens.server.ts';
export {
	answerRole,
	forgetLightRoles,
	invite,
	moveLightRoles,
	noteSupport,
	takeStep,
	tendLightRoles,
} from './light-roles.server.ts';
export { rolesSeen as lightRolesOf } from './light-roles.store.server.ts';
export { lightRolesRetention } from './light-roles-retention.store.server.ts';
