import { LogObstacleForm } from '#modules/requests';
import { logObstacle, logObstacleScreen } from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('obstacles.log', logObstacleScreen);

export const actions = {
	default: acts('obstacles.log', LogObstacleForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/belemmeringen/beheer/${await logObstacle(tx, actor, form)}`),
	})),
};
