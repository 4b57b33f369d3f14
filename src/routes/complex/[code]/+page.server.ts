import { activitiesOf } from '#modules/activities/index.server';
import { complexPage } from '#modules/complexes/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { roomsIn } from '#modules/rooms/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('complexes.view', async ({ tx, actor, params }) => {
	const page = await complexPage(tx, actor, params['code'] ?? '');
	const [here, { code, parentCode }] = [actor.municipalityId, page.complex];
	return {
		...page,
		week: (await activitiesOf(tx, here, { areaCode: code }, 7)).slice(0, 6),
		initiatives: await initiativesNear(tx, here, code, 6),
		rooms: (await roomsIn(tx, here, { areaCode: code })).map(({ id, name, address, mostPeople }) => ({
			id,
			name,
			address,
			mostPeople,
		})),
		// Of a small house people soon know who asked: asks and offers are those of the neighbourhood.
		offers: await publishedOffersNear(tx, here, parentCode, 4),
	};
});
