import { UpkeepCodeForm } from '#modules/upkeep';
import { openUpkeepCode } from '#modules/upkeep/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('upkeep.by-code', async () => ({}));

export const actions = {
	default: acts('upkeep.by-code', UpkeepCodeForm, async (ask) => ({
		to: localizeHref(`/onderhoud/code/${await openUpkeepCode(ask, ask.form.code)}`),
	})),
};
