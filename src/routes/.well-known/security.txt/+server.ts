import { bare } from '#platform/route/index.server';
import { securityText } from '#platform/route/security-text';

export const GET = bare(
	'how to tell us about a hole (RFC 9116)',
	({ url }) => new Response(securityText(url.origin), { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
);
