import { AwayForm } from '#modules/requests';
import { requestsScreen, sayAway } from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('requests.look', requestsScreen);

export const actions = {
	afwezig: acts('requests.handle', AwayForm, ({ tx, actor, form }) => sayAway(tx, actor, form)),
};
