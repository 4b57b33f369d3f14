import { NotFound } from '#platform/errors';
import { StopMailForm } from '#platform/identity/identity.forms';
import { readStopToken, stopMail } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('identity.sign-in', async ({ params }) => {
	const read = readStopToken(params.token!);
	if (!read) throw new NotFound('letter');
	return { topic: read.topic };
});

export const actions = {
	default: acts('identity.sign-in', StopMailForm, async ({ params, form }) => ({
		stopped: await stopMail(params.token!, form.alles === 'ja'),
	})),
};
