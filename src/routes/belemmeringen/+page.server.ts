import { publicObstaclesScreen } from '#modules/requests/index.server';
import { open } from '#platform/route/index.server';

export const load = open('obstacles.look', publicObstaclesScreen);
