import { redirect } from '@sveltejs/kit';
import { areasPage } from '#modules/areas/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('areas.list', async ({ tx, event, url }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const page = await areasPage(tx, here, (url.searchParams.get('zoek') ?? '').slice(0, 80));
	if (page.goTo) redirect(303, localizeHref(`/buurt/${page.goTo}`));
	return page;
});
