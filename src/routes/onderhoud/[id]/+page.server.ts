import { StopForm, UpkeepButtonForm, UpkeepReviewForm, YesForm } from '#modules/upkeep';
import { agreeUpkeep, lookBack, newSlip, stopUpkeep, upkeepScreen } from '#modules/upkeep/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('upkeep.read', upkeepScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'upkeep', id: id(ask.params) });
	return [ask.tx, ask.actor, id(ask.params)] as const;
};

export const actions = {
	ja: acts('upkeep.agree', YesForm, (ask) => agreeUpkeep(...named(ask))),
	terugkijken: acts('upkeep.agree', UpkeepReviewForm, (ask) => lookBack(...named(ask), ask.form)),
	stoppen: acts('upkeep.agree', StopForm, (ask) => stopUpkeep(...named(ask), ask.form.why)),
	briefje: acts('upkeep.propose', UpkeepButtonForm, async (ask) => ({ code: await newSlip(...named(ask)) })),
};
