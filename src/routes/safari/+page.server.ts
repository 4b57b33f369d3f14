import { safarisScreen } from '#modules/safari/index.server';
import { open } from '#platform/route/index.server';

export const load = open('safari.look', safarisScreen);
