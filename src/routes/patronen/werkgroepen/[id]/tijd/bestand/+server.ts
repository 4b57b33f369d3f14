import { leadTimesFile } from '#modules/patterns/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('workgroups.measure', leadTimesFile);
