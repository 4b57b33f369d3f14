import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (forwarded?: string) => ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.1' } });

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
