import { LookForm } from '#platform/identity/identity.forms';
import { demoLooks, homeOf, isShownToTheWorld, lookAs } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.look-in', async ({ url }) => ({
	looks: await demoLooks(),
	wanted: url.searchParams.get('als') ?? '',
	world: isShownToTheWorld(),
}));

export const actions = {
	default: acts('identity.look-in', LookForm, async ({ event, form }) => ({
		to: homeOf(await lookAs(event, form.als)),
	})),
};
