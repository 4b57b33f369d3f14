import { BecameForm, TakeForm } from '#modules/desk';
import { handedScreen, takeUp, tellBecame } from '#modules/desk/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('desk.handed', handedScreen);

export const actions = {
	oppakken: acts('desk.carry-on', TakeForm, async ({ tx, actor, form }) => {
		await takeUp(tx, actor, form.id);
		return { did: 'taken' };
	}),
	klaar: acts('desk.carry-on', BecameForm, async ({ tx, actor, form }) => {
		await tellBecame(tx, actor, form);
		return { did: 'done' };
	}),
};
