import { BeginForm } from '#modules/circles';
import { beginCircle, beginScreen } from '#modules/circles/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('circles.tend', beginScreen);

export const actions = {
	default: acts('circles.tend', BeginForm, async ({ tx, actor, params, about, form }) => {
		const { id = '' } = params;
		about({ type: 'circle', id });
		await beginCircle(tx, actor, id, form);
		return { to: `/kringen/${id}` };
	}),
};
