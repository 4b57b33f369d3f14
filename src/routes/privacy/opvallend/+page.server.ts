import { CheckLookForm } from '#modules/privacy';
import { checkLook, oddLooksScreen } from '#modules/privacy/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('privacy.odd-looks', oddLooksScreen);

export const actions = {
	default: acts('privacy.check-look', CheckLookForm, async ({ tx, actor, form, about }) => {
		await checkLook(tx, actor, form);
		about({ type: 'worker', id: form.wie });
		return { checked: true };
	}),
};
