import { MarkSlotForm, UnmarkSlotForm } from '#modules/newcomers';
import { markSlot, tendNewcomersScreen, unmarkSlot } from '#modules/newcomers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('newcomers.tend', tendNewcomersScreen);

export const actions = {
	taalplek: acts('newcomers.note', MarkSlotForm, async ({ tx, actor, form, url }) => {
		await markSlot(tx, actor, form);
		return { to: `${url.pathname}?bewaard` };
	}),
	geenTaalplek: acts('newcomers.note', UnmarkSlotForm, async ({ tx, actor, form, url }) => {
		await unmarkSlot(tx, actor, form.activity);
		return { to: `${url.pathname}?bewaard` };
	}),
};
