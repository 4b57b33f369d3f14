import { whoScreen } from '#modules/who-is-who/index.server';
import { open } from '#platform/route/index.server';

export const load = open('who-is-who.look', whoScreen);
