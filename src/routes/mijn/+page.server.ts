import { myData } from '#modules/people/index.server';
import { signedIn } from '#platform/identity/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('people.own-card', async ({ tx, actor, event }) => ({
	...(await myData(tx, actor, 3)),
	email: signedIn(event)?.email ?? '',
	missing: signedIn(event)?.secondFactorMissing ?? false,
}));
