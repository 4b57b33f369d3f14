import { PromiseForm, WishForm } from '#modules/promises';
import { catchPromise, catchScreen, catchWish } from '#modules/promises/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('promises.tend', catchScreen);

export const actions = {
	belofte: acts('promises.catch', PromiseForm, async ({ tx, actor, form, about }) => {
		about({ type: 'promise', id: await catchPromise(tx, actor, form) });
		return { caught: 'promise', meeting: form.meeting, area: form.area };
	}),
	wens: acts('promises.catch', WishForm, async ({ tx, actor, event, form }) => {
		await catchWish(tx, actor, form, event.locals.municipality?.code ?? '');
		return { caught: 'wish', area: form.area };
	}),
};
