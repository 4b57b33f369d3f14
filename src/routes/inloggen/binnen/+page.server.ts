import { redirect } from '@sveltejs/kit';
import { onThisSite } from '#platform/identity/identity.forms';
import { firstPage } from '#platform/identity/index.server';
import { open } from '#platform/route/index.server';

/** Just signed in: on to where they were going, to their own first page, or to the second factor that is still missing. */
export const load = open('identity.sign-in', async ({ event, url }) =>
	redirect(303, firstPage(event, onThisSite(url.searchParams.get('naar'), ''))),
);
