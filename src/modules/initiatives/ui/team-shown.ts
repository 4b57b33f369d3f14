import type { teamScreen } from '../team-screens.server.ts';

/** The page of the team, for who is in it. */
export type TeamShown = Extract<Awaited<ReturnType<typeof teamScreen>>, { isIn: true }>;
