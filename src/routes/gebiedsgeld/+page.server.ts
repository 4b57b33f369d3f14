import { grantsScreen } from '#modules/area-money/index.server';
import { open } from '#platform/route/index.server';

export const load = open('area-money.look', grantsScreen);
