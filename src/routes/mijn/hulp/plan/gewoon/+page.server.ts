import { plainPlanScreen } from '#modules/plans/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('plans.own', plainPlanScreen);
