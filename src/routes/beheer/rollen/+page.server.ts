import { RoleNameForm } from '#modules/people';
import { choices, nameRole } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor }) => choices(tx, actor));

export const actions = {
	default: acts('people.administer', RoleNameForm, async ({ tx, actor, form }) => {
		await nameRole(tx, actor, {
			id: form.id,
			kind: form.soort,
			nl: form.nl,
			en: form.en,
			dutiesNl: form.takenNl,
			dutiesEn: form.takenEn,
		});
		return { saved: form.nl };
	}),
};
