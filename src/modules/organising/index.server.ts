/** Door for the server: commands and queries. */
export { chooseWayScreen, wayScreen, waysScreen } from './arrangement-screens.server.ts';
export { answersBy, careAnswersBy, workBy } from './balance.store.server.ts';
export { balanceScreen, balanceToday } from './balance-screens.server.ts';
export { callMeeting, callOffMeeting } from './call-meeting.server.ts';
export { arrangementIn, askedTeamsIn, chooseWay, queueTeamIn } from './choose-way.server.ts';
export { countAllWork, countWork, type Sources } from './count-work.server.ts';
export { meetingsCalendar, meetingsScreen, meetingsToday } from './meeting-screens.server.ts';
export { organisingRetention } from './organising-retention.store.server.ts';
export { teamScreen } from './team-screen.server.ts';
