import * as v from 'valibot';
import { aboutMeFile } from '#modules/about-me/index.server';
import { mySessions, signedIn } from '#platform/identity/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('people.own-card', v.object({}), async ({ tx, actor, event }) => ({
	headers: { 'content-disposition': 'attachment; filename="mijn-buurtweefsel.json"' },
	body: await aboutMeFile(tx, actor, { email: signedIn(event)?.email ?? '', sessions: await mySessions(event) }),
}));
