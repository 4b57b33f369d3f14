import { redirect } from '@sveltejs/kit';
import { activitiesOf } from '#modules/activities/index.server';
import { isComplexCode, pageOfPlace } from '#modules/areas';
import { areaPage } from '#modules/areas/index.server';
import { complexesIn } from '#modules/complexes/index.server';
import { initiativesNear, storiesNear } from '#modules/initiatives/index.server';
import { roomsIn } from '#modules/rooms/index.server';
import { roundsNear } from '#modules/rounds/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { NotFound } from '#platform/errors';
import { open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('areas.view', async ({ tx, actor, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const asked = (params['code'] ?? '').toUpperCase();
	if (isComplexCode(asked)) redirect(303, localizeHref(pageOfPlace(asked)));
	const profile = await areaPage(tx, here, asked);
	const { code } = profile.area;
	return {
		profile,
		week: (await activitiesOf(tx, here.id, { areaCode: code }, 7)).slice(0, 4),
		offers: await publishedOffersNear(tx, here.id, code, 4),
		initiatives: await initiativesNear(tx, here.id, code, 3),
		rounds: (await roundsNear(tx, here.id, code))
			.slice(0, 2)
			.map(({ id, title, area, until }) => ({ id, title, area, until })),
		rooms: (await roomsIn(tx, here.id, { areaCode: code }))
			.slice(0, 4)
			.map(({ id, name, address, mostPeople }) => ({ id, name, address, mostPeople })),
		houses: profile.area.kind === 'municipality' ? null : await complexesIn(tx, actor, profile.area),
		stories: await storiesNear(tx, here.id, code, 1),
	};
});
