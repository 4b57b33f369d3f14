import { activitiesOf } from '#modules/activities/index.server';
import { pageOfPlace, parentOf } from '#modules/areas';
import { findArea } from '#modules/areas/index.server';
import { complexPage } from '#modules/complexes/index.server';
import { initiativesNear } from '#modules/initiatives/index.server';
import { publishedOffersNear } from '#modules/signals/index.server';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { originOf } from '#platform/notify/index.server';
import { open } from '#platform/route/index.server';
import { squareCode } from '#platform/square-code';

export const load = open('areas.view', async ({ tx, actor, event, params }) => {
	const here = event.locals.municipality;
	if (!here) throw new NotFound('municipality');
	const area = await findArea(tx, here.id, (params['code'] ?? '').toUpperCase());
	if (!area) throw new NotFound('area', params['code']);
	const house = area.kind === 'complex' ? await complexPage(tx, actor, area.code) : undefined;
	const page = pageOfPlace(area.code);
	const address = `${originOf(here)}${page}`;
	return {
		area,
		page,
		welcome: house?.complex.welcome ?? '',
		agreements: house?.agreements ?? [],
		address,
		code: squareCode(address),
		phone: here.teamPhone,
		today: clock.today(),
		week: (await activitiesOf(tx, here.id, { areaCode: area.code }, 10)).slice(0, 6),
		offers: await publishedOffersNear(tx, here.id, house ? (parentOf(area.code) ?? area.code) : area.code, 4),
		initiatives: await initiativesNear(tx, here.id, area.code, 3),
	};
});
