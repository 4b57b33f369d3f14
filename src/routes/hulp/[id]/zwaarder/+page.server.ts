import { HeavierForm } from '#modules/intake';
import { heavierScreen, sayHeavier } from '#modules/intake/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('heavier.look', heavierScreen);

export const actions = {
	default: acts('heavier.say', HeavierForm, async ({ tx, actor, form, about, params, url }) => {
		const id = params['id'] ?? '';
		about({ type: 'client', id, personId: id });
		await sayHeavier(tx, actor, id, form);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
