import { activitiesOf } from '#modules/activities/index.server';
import { OnePhotoForm } from '#modules/initiatives';
import { initiativeScreen, wantPhotoAway } from '#modules/initiatives/index.server';
import { runningRequests } from '#modules/requests/index.server';
import { youthPart } from '#modules/youth/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, params, url }) => ({
	requests: await runningRequests({ tx, actor, params }),
	...(await initiativeScreen(tx, actor, params['id'] ?? '', url)),
	activities: await activitiesOf(tx, actor.municipalityId, { initiativeId: params['id'] ?? '' }),
	youth: await youthPart(tx, actor.municipalityId, { initiativeId: params['id'] ?? '' }),
}));

export const actions = {
	fotoweg: acts('initiatives.photo-away', OnePhotoForm, async (ask) => {
		await wantPhotoAway(ask, ask.form.photoId);
	}),
};
