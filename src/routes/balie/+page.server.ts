import { TakeForm } from '#modules/desk';
import { desksScreen, takeBack } from '#modules/desk/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('desk.look', desksScreen);

export const actions = {
	terug: acts('desk.hand-up', TakeForm, async ({ tx, form, about }) => {
		about({ type: 'desk-handover', id: form.id });
		await takeBack(tx, form.id);
	}),
};
