import { BlockList, isIP } from 'node:net';

/** Everything that is not the internet at large: own machine, own network, link, documentation, multicast (IANA special-purpose registries). */
const notPublic = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3],
] as const)
	notPublic.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only what is given out to the internet is public, and in it not what carries an IPv4 address or is documentation. */
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20],
] as const)
	notPublic.addSubnet(net, bits, 'ipv6');

/** Whether an IP address belongs to the internet at large, so that asking it on somebody's word harms nothing of ours. */
export function isPublicAddress(address: string): boolean {
	const kind = isIP(address);
	if (kind === 4) return !notPublic.check(address, 'ipv4');
	// An IPv4 address in disguise (::ffff:…) lies outside 2000::/3.
	return kind === 6 && given.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
