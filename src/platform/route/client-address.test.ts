import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (forwarded?: string) => ({
	headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
	socket: { remoteAddress: '10.0.0.1' },
});

test('without a proxy that we trust, what a visitor says about their address is not believed', () => {
	expect(clientAddress(from('1.2.3.4'), false)).toBe('10.0.0.1');
});
test('behind a trusted proxy it is the address that the proxy added, not those the visitor put before it', () => {
	expect(clientAddress(from('6.6.6.6, 203.0.113.7'), true)).toBe('203.0.113.7');
	expect(clientAddress(from('203.0.113.7'), true)).toBe('203.0.113.7');
});
test('a trusted proxy that says nothing is itself where it comes from', () => {
	expect(clientAddress(from(), true)).toBe('10.0.0.1');
	expect(clientAddress(from(''), true)).toBe('10.0.0.1');
});
test('all addresses of one IPv6 network are one visitor, however they are written', () => {
	const network = '2001:db8:0:7::/64';
	for (const address of [
		'2001:db8:0:7::1',
		'2001:DB8:0:7:ffff:1:2:3',
		'2001:0db8:0000:0007::',
		'[2001:db8:0:7::9]:443',
		'2001:db8:0:7::1%eth0',
	])
		expect(clientAddress(from(address), true), address).toBe(network);
	expect(clientAddress({ headers: {}, socket: { remoteAddress: '2001:db8:0:7:a:b:c:d' } }, false)).toBe(network);
	expect(clientAddress(from('2001:db8:0:8::1'), true)).toBe('2001:db8:0:8::/64');
	expect(clientAddress(from('::1'), true)).toBe('0:0:0:0::/64');
});
test('an IPv4 address in IPv6 dress is that one address', () => {
	expect(clientAddress(from('::ffff:203.0.113.7'), true)).toBe('203.0.113.7');
	expect(clientAddress(from('::ffff:cb00:7108'), true)).toBe('203.0.113.8');
	expect(clientAddress(from('not an address'), true)).toBe('not an address');
});
