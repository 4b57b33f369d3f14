import { StopForm, UpkeepReviewForm, YesForm } from '#modules/upkeep';
import { agreeByCode, lookBackByCode, stopUpkeepByCode, upkeepCodeScreen } from '#modules/upkeep/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

const code = (params: Record<string, string>): string => params['code'] ?? '';

export const load = open('upkeep.by-code', upkeepCodeScreen);

export const actions = {
	ja: acts('upkeep.tell-by-code', YesForm, ({ tx, params }) => agreeByCode(tx, code(params))),
	terugkijken: acts('upkeep.tell-by-code', UpkeepReviewForm, ({ tx, params, form }) =>
		lookBackByCode(tx, code(params), form),
	),
	stoppen: acts('upkeep.tell-by-code', StopForm, async ({ tx, params, form }) => {
		await stopUpkeepByCode(tx, code(params), form.why);
		return { to: localizeHref('/onderhoud') };
	}),
};
