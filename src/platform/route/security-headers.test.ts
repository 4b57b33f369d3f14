import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { waterveen } from '#testing/database';
import { persona } from '#testing/personas';
import { securityHeaders } from './security-headers.ts';

const headers = (id: string | null, actor = anonymous(waterveen), origin = 'https://waterveen.test') =>
	new Map(securityHeaders({ url: new URL(origin), locals: { actor }, route: { id } } as unknown as RequestEvent));

describe('what a browser may keep', () => {
	test('a public page may be asked again, and is never kept by others', () =>
		expect(headers('/initiatieven').get('cache-control')).toBe('private, no-cache'));
	test('nothing of who is signed in, or follows with a code', () => {
		expect(headers('/initiatieven', persona('samira')).get('cache-control')).toBe('no-store');
		expect(headers('/volg', { ...anonymous(waterveen), kind: 'code', codeHash: 'x' }).get('cache-control')).toBe(
			'no-store',
		);
	});
	test('nothing of a page behind a code', () =>
		expect(headers('/koppeling/[code]', undefined, 'https://waterveen.test/koppeling/7k3m').get('cache-control')).toBe(
			'no-store',
		));
	test('nothing of a vote, where people share a screen', () =>
		expect(headers('/stemmen/[id]').get('cache-control')).toBe('no-store'));
	test('nothing of signing in, where an address stands on the screen', () =>
		expect(headers('/inloggen/code').get('cache-control')).toBe('no-store'));
});

test('behind a lock the browser is told to keep to it, on this computer it is not', () => {
	expect(headers('/').has('strict-transport-security')).toBe(true);
	expect(headers('/', undefined, 'http://localhost:3000').has('strict-transport-security')).toBe(false);
});
