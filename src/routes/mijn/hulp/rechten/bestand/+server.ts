import * as v from 'valibot';
import { everythingInFile } from '#modules/about-me';
import { copyAsFile } from '#modules/clients/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('clients.own-walls', v.object({ voor: v.optional(v.string()) }), async (ask) => ({
	headers: { 'content-disposition': 'attachment; filename="mijn-hulp.json"' },
	body: await copyAsFile(ask, everythingInFile),
}));
