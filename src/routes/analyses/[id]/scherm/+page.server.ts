import { wallScreen } from '#modules/area-analysis/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('analysis.lead', wallScreen);
