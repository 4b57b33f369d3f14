import { nobodyKnewScreen } from '#modules/asking-around/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('asking-around.look', nobodyKnewScreen);
