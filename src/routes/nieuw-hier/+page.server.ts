import { newHereScreen } from '#modules/newcomers/index.server';
import { open } from '#platform/route/index.server';

export const load = open('newcomers.look', newHereScreen);
