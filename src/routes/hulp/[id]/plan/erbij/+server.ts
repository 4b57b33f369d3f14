import { HereQuery } from '#modules/plans';
import { whoIsHere } from '#modules/plans/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('plans.here', HereQuery, async (ask) => ({ body: await whoIsHere(ask) }));
