import { myDecisionsScreen } from '#modules/mandates/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('mandates.mine', myDecisionsScreen);
