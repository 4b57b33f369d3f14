import { agreementsPage } from '#modules/agreements/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('agreements.list', agreementsPage);
