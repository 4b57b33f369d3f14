import { StandingForm } from '#modules/initiatives';
import { deskAfter, sayCouldStand, standingScreen } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('initiatives.desk', standingScreen);

export const actions = {
	alleen: acts('initiatives.tend', StandingForm, async ({ tx, actor, form, params, url }) => {
		await sayCouldStand(tx, actor, params['id'] ?? '', form.answers);
		return deskAfter(url, 'alleen');
	}),
};
