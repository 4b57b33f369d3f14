import { programmesScreen } from '#modules/programmes/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('programmes.list', programmesScreen);
