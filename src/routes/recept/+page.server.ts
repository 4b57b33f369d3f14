import { prescriptionScreen } from '#modules/referrals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('referrals.look', prescriptionScreen);
