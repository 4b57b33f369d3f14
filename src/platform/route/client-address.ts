import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** The header in which our own web process says where a request comes from; what a visitor puts there is overwritten. */
export const addressHeader = 'x-client-address';

/**
 * Where a request comes from, which the limits on trying count by. Behind a proxy that we trust it is the last address that
 * proxy added to X-Forwarded-For: the ones before it are the visitor's own words. An IPv6 address becomes its network.
 */
export function clientAddress(
	{ headers, socket }: { headers: IncomingMessage['headers']; socket: { remoteAddress?: string | undefined } },
	trustProxy: boolean,
): string {
	const said = trustProxy ? [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim() : '';
	return oneVisitor(said || socket.remoteAddress || 'unknown');
}

/**
 * One connection at home has a whole IPv6 network, 2^64 addresses to try from: they count as one visitor (RFC 6177).
 * An IPv4 address in IPv6 dress is that address.
 */
function oneVisitor(address: string): string {
	const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/%.*$/, '');
	if (!isIPv6(bare)) return address;
	const [front = '', back] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
	const start = front ? front.split(':') : [];
	const end = back ? back.split(':') : [];
	const groups = [...start, ...Array<string>(8 - start.length - end.length).fill('0'), ...end];
	if (groups.slice(0, 6).join() === '0,0,0,0,0,ffff') {
		return groups
			.slice(6)
			.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
			.join('.');
	}
	return `${groups.slice(0, 4).join(':')}::/64`;
}
