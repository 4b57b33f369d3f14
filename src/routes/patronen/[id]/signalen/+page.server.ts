import { BundleForm } from '#modules/patterns';
import { bundleScreen, bundleSignals, unbundleSignals } from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('patterns.bundle', bundleScreen);

export const actions = {
	erbij: acts('patterns.bundle', BundleForm, async ({ tx, actor, params, form, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		await bundleSignals(tx, actor, params['id'] ?? '', form.signals);
		return { said: 'in' as const };
	}),
	eruit: acts('patterns.bundle', BundleForm, async ({ tx, actor, params, form, about }) => {
		about({ type: 'pattern', id: params['id'] ?? '' });
		await unbundleSignals(tx, actor, params['id'] ?? '', form.signals);
		return { said: 'out' as const };
	}),
};
