/** Door for the server: commands and queries. */
export { alongCalendar, alongScreen, circleScreen, companyPart, companyToday } from './along.server.ts';
export { onAlong, onCircle, onHours, onSteps } from './company-acts.server.ts';
export { hoursScreen } from './hours.server.ts';
export { stepDownScreen } from './step-down.server.ts';
export { helperCodeScreen, openHelperCode, passOn, sayAsHelper } from './who-helps.server.ts';
