import { IntakeButtonForm } from '#modules/intake';
import { intakeCodeScreen, withdrawQuestion } from '#modules/intake/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('intake.by-code', intakeCodeScreen);

export const actions = {
	stop: acts('intake.by-code', IntakeButtonForm, async ({ tx, actor, params, url }) => {
		await withdrawQuestion(tx, actor, params['code'] ?? '');
		return { to: url.pathname };
	}),
};
