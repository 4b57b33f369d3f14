import { BeginForm } from '#modules/area-analysis';
import { beginAnalysis, beginScreen } from '#modules/area-analysis/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('analysis.lead', beginScreen);

export const actions = {
	default: acts('analysis.lead', BeginForm, async ({ tx, actor, form }) => ({
		to: localizeHref(`/analyses/${await beginAnalysis(tx, actor, form)}`),
	})),
};
