import { demoMailbox } from '#platform/identity/index.server';
import { open } from '#platform/route/index.server';

export const load = open('identity.look-in', async ({ url }) => {
	const recipient = (url.searchParams.get('voor') ?? '').slice(0, 80);
	return { recipient, mail: await demoMailbox(recipient) };
});
