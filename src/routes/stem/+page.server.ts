import { AnalysisCodeForm } from '#modules/area-analysis';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('analysis.take-part', async () => ({}));

export const actions = {
	default: acts('analysis.take-part', AnalysisCodeForm, async ({ form }) => ({
		to: localizeHref(`/stem/${form.code}`),
	})),
};
