import { OneForm, TakeOnForm } from '#modules/volunteers';
import { takenUp, takeOn, volunteersScreen } from '#modules/volunteers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('volunteers.look', volunteersScreen);

export const actions = {
	nieuw: acts('volunteers.tend', TakeOnForm, async ({ tx, actor, form, about }) => {
		const id = await takeOn(tx, actor, form);
		about({ type: 'volunteer', id, personId: form.kaart });
		return { to: `/team/vrijwilligers/${id}` };
	}),
	opgepakt: acts('volunteers.tend', OneForm, ({ tx, actor, form }) => takenUp(tx, actor, form.id)),
};
