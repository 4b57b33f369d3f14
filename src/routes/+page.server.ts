import { areasPage } from '#modules/areas/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('home.look', async ({ tx, event }) => {
	const here = event.locals.municipality;
	if (!here) return { areas: null };
	// The map stands on the page of all neighbourhoods; here it would only be carried along.
	const { map: _, ...areas } = await areasPage(tx, here, '');
	return {
		areas,
		offers: await publishedOffersNear(tx, here.id, here.code, 8),
		initiatives: await initiativesNear(tx, here.id, null, 3),
	};
});
