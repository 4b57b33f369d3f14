import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

test.each([
	'127.0.0.1',
	'10.1.2.3',
	'172.31.0.1',
	'192.168.1.1',
	'169.254.169.254',
	'100.64.0.1',
	'0.0.0.0',
	'255.255.255.255',
	'::1',
	'::',
	'fe80::1',
	'fd00::1',
	'::ffff:127.0.0.1',
	'::ffff:10.0.0.1',
	'64:ff9b::7f00:1',
	'2002:7f00:1::',
	'2001:db8::1',
	'no address',
])('%s is not asked on the word of somebody', (address) => {
	expect(isPublicAddress(address)).toBe(false);
});

test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2a00:1450:400e::200e'])('%s is the internet', (address) => {
	expect(isPublicAddress(address)).toBe(true);
});
