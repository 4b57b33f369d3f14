import { ButtonForm, RulesForm } from '#modules/rounds';
import { endRound, openRound, saveRules, tendRoundScreen } from '#modules/rounds/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('budget.tend', tendRoundScreen);

export const actions = {
	regels: acts('budget.run', RulesForm, async ({ tx, actor, params, form }) => {
		await saveRules(tx, actor, params['id'] ?? '', form);
		return { did: 'saved' };
	}),
	open: acts('budget.run', ButtonForm, async ({ tx, actor, params }) => {
		await openRound(tx, actor, params['id'] ?? '');
		return { did: 'opened' };
	}),
	klaar: acts('budget.run', ButtonForm, async ({ tx, actor, params }) => {
		await endRound(tx, actor, params['id'] ?? '');
		return { did: 'ended' };
	}),
};
