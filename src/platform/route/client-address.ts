import type { IncomingMessage } from 'node:http';

/** The header in which our own web process says where a request comes from; what a visitor puts there is overwritten. */
export const addressHeader = 'x-client-address';

/**
 * Where a request comes from, which the limits on trying count by. Behind a proxy that we trust it is the last address that
 * proxy added to X-Forwarded-For: the ones before it are the visitor's own words.
 */
export function clientAddress({ headers, socket }: { headers: IncomingMessage['headers']; socket: { remoteAddress?: string | undefined } }, trustProxy: boolean): string {
	const said = trustProxy ? [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim() : '';
	return said || socket.remoteAddress || 'unknown';
}
