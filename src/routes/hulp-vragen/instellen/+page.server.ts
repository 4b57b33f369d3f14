import { IntakeWayForm } from '#modules/intake';
import { intakeWayScreen, sayIntakeWay } from '#modules/intake/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('intake.arrange', intakeWayScreen);

export const actions = {
	default: acts('intake.arrange', IntakeWayForm, async ({ tx, actor, form, about, url }) => {
		about({ type: 'intake-way', id: form.area });
		await sayIntakeWay(tx, actor, form);
		return { to: `${url.pathname}?bewaard=ja&gebied=${form.area}` };
	}),
};
