import { areasPage } from '#modules/areas/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('home.look', async ({ tx, event }) => {
	const here = event.locals.municipality;
	if (!here) return { areas: null };
	const { municipality, empty, districts, people } = await areasPage(tx, here, '');
	return {
		// Only what this page shows: every byte here travels twice, as words and for the script.
		areas: {
			municipality,
			empty,
			districts: districts.map(({ district: { code, name } }) => ({ code, name, people: people[code] })),
		},
		offers: await publishedOffersNear(tx, here.id, here.code, 8),
		initiatives: await initiativesNear(tx, here.id, null, 3),
	};
});
