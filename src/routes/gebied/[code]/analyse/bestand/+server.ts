import { resultFile } from '#modules/area-analysis/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('analysis.look', resultFile);
