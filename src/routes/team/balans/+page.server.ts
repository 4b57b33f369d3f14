import { balanceScreen } from '#modules/organising/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('organising.balance', balanceScreen);
