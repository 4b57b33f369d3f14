/** Door for the server: commands and queries. */
export { onSteps } from './company-acts.server.ts';
export { stepDownScreen } from './step-down.server.ts';
