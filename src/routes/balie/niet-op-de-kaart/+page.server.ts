import { gapsScreen } from '#modules/desk/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('desk.gaps', gapsScreen);
