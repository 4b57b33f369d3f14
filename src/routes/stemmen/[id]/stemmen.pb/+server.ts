import { votesFile } from '#modules/ballots/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('ballots.look', async (ask) => {
	const { name, text } = await votesFile(ask);
	return new Response(text, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
	});
});
