import { MoveForm } from '#modules/patterns';
import { boardScreen, movePattern } from '#modules/patterns/index.server';
import { Refused } from '#platform/errors';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('patterns.list', boardScreen);

export const actions = {
	verplaats: acts('patterns.move', MoveForm, async ({ tx, actor, form, about }) => {
		if (!form.id) throw new Refused('invalid', 'id');
		about({ type: 'pattern', id: form.id });
		return { moved: form.id, state: await movePattern(tx, actor, form.id, form) };
	}),
};
