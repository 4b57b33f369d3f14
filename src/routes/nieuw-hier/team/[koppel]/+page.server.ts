import { TickForm } from '#modules/newcomers';
import { newcomerPairScreen, tickNewcomerStep, untickNewcomerStep } from '#modules/newcomers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('newcomers.tend', newcomerPairScreen);

export const actions = {
	gedaan: acts('newcomers.note', TickForm, async ({ tx, actor, form, about }) => {
		about({ type: 'programme-pair', id: form.pair });
		await tickNewcomerStep(tx, actor, form);
	}),
	terug: acts('newcomers.note', TickForm, async ({ tx, actor, form, about }) => {
		about({ type: 'programme-pair', id: form.pair });
		await untickNewcomerStep(tx, actor, form);
	}),
};
