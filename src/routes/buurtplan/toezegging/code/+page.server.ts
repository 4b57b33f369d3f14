import { PledgeCodeForm } from '#modules/action-programme';
import { openPledgeCode } from '#modules/action-programme/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('action.by-code', async () => ({}));

export const actions = {
	default: acts('action.by-code', PledgeCodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/buurtplan/toezegging/code/${await openPledgeCode(tx, form.code)}`),
	})),
};
