import { tipScreen } from '#modules/referrals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('referrals.look', tipScreen);
