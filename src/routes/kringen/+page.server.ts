import { circlesScreen } from '#modules/circles/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('circles.look', circlesScreen);
