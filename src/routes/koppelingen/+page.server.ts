import { matchesScreen } from '#modules/matching/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('matching.look', matchesScreen);
