import { HatForm } from '#platform/identity/identity.forms';
import { signedIn, wearHat } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('identity.account', async ({ actor, event }) => {
	const who = signedIn(event);
	return {
		name: who?.name ?? '',
		email: who?.email ?? '',
		worn: who?.worn ?? null,
		hats: who?.hats ?? [],
		missing: who?.secondFactorMissing ?? false,
		roles: actor.roles,
	};
});

export const actions = {
	pet: acts('identity.account', HatForm, async ({ event, form }) => {
		wearHat(event, form.pet);
		return { to: '/meer' };
	}),
};
