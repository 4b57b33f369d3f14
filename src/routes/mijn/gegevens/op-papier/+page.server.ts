import { onPaperScreen } from '#modules/about-me/index.server';
import { signedIn } from '#platform/identity/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('people.own-card', async (ask) => ({
	...(await onPaperScreen(ask)),
	email: signedIn(ask.event)?.email ?? '',
}));
