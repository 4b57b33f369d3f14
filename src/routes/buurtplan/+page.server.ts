import { programmesScreen } from '#modules/action-programme/index.server';
import { open } from '#platform/route/index.server';

export const load = open('action.look', programmesScreen);
