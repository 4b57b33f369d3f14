import { bare } from '#platform/route/index.server';

export const GET = bare(
	'says only that the server serves',
	() => new Response('ok\n', { headers: { 'content-type': 'text/plain' } }),
);
