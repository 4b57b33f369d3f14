import { EndForm } from '#modules/people';
import { endRole, peopleWithRoles } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor, url }) => {
	const asked = url.searchParams.get('zoek') ?? '';
	return { asked, given: url.searchParams.has('gegeven'), people: await peopleWithRoles(tx, actor, asked) };
});

export const actions = {
	stop: acts('people.administer', EndForm, async ({ tx, actor, form, about }) => {
		about({ type: 'assignment', id: form.id });
		await endRole(tx, actor, form.id);
		return { ended: true };
	}),
};
