/** Door for servers. */
export { handTie, leaveTeam, leavingScreen, leavingToday, stayInTeam, takeOverTie } from './leave-team.server.ts';
export { leavingRetention } from './leaving-retention.store.server.ts';
