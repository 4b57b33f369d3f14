import { desksAtPlace } from '#modules/desk/index.server';
import { RemarkForm } from '#modules/social-map';
import { entryScreen, sayNotRight } from '#modules/social-map/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('social-map.look', async (ask) => {
	const screen = await entryScreen(ask);
	return { ...screen, desks: await desksAtPlace(ask.tx, ask.actor.municipalityId, screen.entry.id) };
});

export const actions = {
	default: acts('social-map.remark', RemarkForm, ({ tx, actor, params, form }) =>
		sayNotRight(tx, actor, params['id'] ?? '', form.text),
	),
};
