import { referralDeskScreen } from '#modules/referrals/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('referrals.desk', referralDeskScreen);
