import { CodeTyped } from '#modules/conflicts';
import { acts } from '#platform/route/index.server';

export const actions = {
	default: acts('conflicts.follow', CodeTyped, async ({ form, url }) => ({ to: `${url.pathname}/${form.code}` })),
};
