import { ButtonForm, RulesForm } from '#modules/rounds';
import { endRound, openRound, saveRules, tendRoundScreen } from '#modules/rounds/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('budget.tend', tendRoundScreen);

/** Each act stands in the trail with which round it was about. */
const round = ({ params, about }: Pick<Ask, 'params' | 'about'>) => {
	about({ type: 'budget-round', id: params['id'] ?? '' });
	return params['id'] ?? '';
};

export const actions = {
	regels: acts('budget.run', RulesForm, async (ask) => {
		await saveRules(ask.tx, ask.actor, round(ask), ask.form);
		return { did: 'saved' };
	}),
	open: acts('budget.run', ButtonForm, async (ask) => {
		await openRound(ask.tx, ask.actor, round(ask));
		return { did: 'opened' };
	}),
	klaar: acts('budget.run', ButtonForm, async (ask) => {
		await endRound(ask.tx, ask.actor, round(ask));
		return { did: 'ended' };
	}),
};
