/** Door for the server: commands and queries. */
export { chooseWayScreen, wayScreen, waysScreen } from './arrangement-screens.server.ts';
export { arrangementIn, chooseWay, queueTeamIn } from './choose-way.server.ts';
export { organisingRetention } from './organising-retention.store.server.ts';
export { teamScreen } from './team-screen.server.ts';
