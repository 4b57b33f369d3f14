import { PersonForm } from '#modules/people';
import { choices, giveRole } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor }) => choices(tx, actor));

export const actions = {
	default: acts('people.administer', PersonForm, async ({ tx, actor, form, url, about }) => {
		const { workerId } = await giveRole(tx, actor, form, `${url.origin}/inloggen`);
		about({ personId: workerId, type: 'worker', id: workerId });
		return { to: '/beheer/mensen?gegeven' };
	}),
};
