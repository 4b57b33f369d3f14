import { DeclareForm } from '#modules/patterns';
import { declarePattern, declareScreen } from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('patterns.declare', declareScreen);

export const actions = {
	default: acts('patterns.declare', DeclareForm, async ({ tx, actor, form, about }) => {
		const id = await declarePattern(tx, actor, form);
		about({ type: 'pattern', id });
		return { to: localizeHref(`/patronen/${id}`) };
	}),
};
