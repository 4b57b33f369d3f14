import { teamCounts } from '#modules/sheets/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('sheets.look', async (ask) => ({ counts: await teamCounts(ask) }));
