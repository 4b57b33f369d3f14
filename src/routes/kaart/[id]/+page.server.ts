import { activitiesOf } from '#modules/activities/index.server';
import { desksAtPlace } from '#modules/desk/index.server';
import { RemarkForm } from '#modules/social-map';
import { entryScreen, sayNotRight } from '#modules/social-map/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('social-map.look', async (ask) => {
	const screen = await entryScreen(ask);
	const here = ask.actor.municipalityId;
	return {
		...screen,
		desks: await desksAtPlace(ask.tx, here, screen.entry.id),
		activities: await activitiesOf(ask.tx, here, { placeId: screen.entry.id }),
	};
});

export const actions = {
	default: acts('social-map.remark', RemarkForm, ({ tx, actor, params, form }) =>
		sayNotRight(tx, actor, params['id'] ?? '', form.text),
	),
};
