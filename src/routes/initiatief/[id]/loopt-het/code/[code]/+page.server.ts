import { PulseForm } from '#modules/initiatives';
import { answerPulse, pulseScreen } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.pulse', async ({ tx, params }) =>
	pulseScreen(tx, params['id'] ?? '', params['code'] ?? ''),
);

export const actions = {
	default: acts('initiatives.answer-pulse', PulseForm, async ({ tx, form, params, about }) => {
		about({ type: 'initiative', id: params['id'] ?? '' });
		await answerPulse(tx, params['id'] ?? '', params['code'] ?? '', form.answer);
		return { said: form.answer };
	}),
};
