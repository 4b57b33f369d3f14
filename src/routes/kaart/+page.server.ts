import { searchScreen } from '#modules/social-map/index.server';
import { open } from '#platform/route/index.server';

export const load = open('social-map.look', (ask) => searchScreen(ask));
