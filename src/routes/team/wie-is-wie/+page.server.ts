import { colleaguesScreen } from '#modules/who-is-who/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('who-is-who.colleagues', colleaguesScreen);
