import { sessionScreen } from '#modules/sessions/index.server';
import { open } from '#platform/route/index.server';

export const load = open('sessions.look', sessionScreen);
