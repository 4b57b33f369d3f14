import { BreakthroughForm } from '#modules/requests';
import { setPurse, tendObstaclesScreen } from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('obstacles.tend', tendObstaclesScreen);

export const actions = {
	budget: acts('obstacles.budget', BreakthroughForm, ({ tx, actor, form }) => setPurse(tx, actor, form)),
};
