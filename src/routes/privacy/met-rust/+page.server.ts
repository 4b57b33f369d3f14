import { restingCardsScreen } from '#modules/people/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('privacy.resting', restingCardsScreen);
