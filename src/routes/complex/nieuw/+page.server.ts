import { NewComplexForm } from '#modules/complexes';
import { beginComplex, newComplexScreen } from '#modules/complexes/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('complexes.begin', newComplexScreen);

export const actions = {
	default: acts('complexes.begin', NewComplexForm, async ({ tx, actor, form, about }) => {
		const code = await beginComplex(tx, actor, form);
		about({ type: 'complex', id: code });
		return { to: localizeHref(`/complex/${code}/beheer`) };
	}),
};
