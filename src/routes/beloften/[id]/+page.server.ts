import { promiseScreen } from '#modules/promises/index.server';
import { open } from '#platform/route/index.server';

export const load = open('promises.look', promiseScreen);
