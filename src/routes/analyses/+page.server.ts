import { analysesScreen } from '#modules/area-analysis/index.server';
import { open } from '#platform/route/index.server';

export const load = open('analysis.look', analysesScreen);
