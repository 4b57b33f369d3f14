import { youthScreen } from '#modules/youth/index.server';
import { open } from '#platform/route/index.server';

export const load = open('youth.look', youthScreen);
