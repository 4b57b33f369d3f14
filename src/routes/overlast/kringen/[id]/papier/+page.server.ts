import { paperScreen } from '#modules/nuisance/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('nuisance.tend', paperScreen);
