import { IdForm, NothingForm } from '#platform/identity/identity.forms';
import { endOtherSessions, endSession, mySessions } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('identity.account', async ({ event }) => ({ sessions: await mySessions(event) }));

export const actions = {
	stop: acts('identity.account', IdForm, async ({ event, form }) => (await endSession(event, form.id), { ended: 1 })),
	stopAndere: acts('identity.account', NothingForm, async ({ event }) => ({ ended: await endOtherSessions(event) })),
};
