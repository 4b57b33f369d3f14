import { StopForm, UpkeepButtonForm, UpkeepReviewForm, YesForm } from '#modules/upkeep';
import { agreeUpkeep, lookBack, newSlip, stopUpkeep, upkeepScreen } from '#modules/upkeep/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('upkeep.read', upkeepScreen);

export const actions = {
	ja: acts('upkeep.agree', YesForm, ({ tx, actor, params, about }) => {
		about({ type: 'upkeep', id: id(params) });
		return agreeUpkeep(tx, actor, id(params));
	}),
	terugkijken: acts('upkeep.agree', UpkeepReviewForm, ({ tx, actor, params, form }) =>
		lookBack(tx, actor, id(params), form),
	),
	stoppen: acts('upkeep.agree', StopForm, ({ tx, actor, params, form, about }) => {
		about({ type: 'upkeep', id: id(params) });
		return stopUpkeep(tx, actor, id(params), form.why);
	}),
	briefje: acts('upkeep.propose', UpkeepButtonForm, async ({ tx, actor, params }) => ({
		code: await newSlip(tx, actor, id(params)),
	})),
};
