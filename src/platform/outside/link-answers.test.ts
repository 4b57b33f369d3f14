import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkAnswers } from './link-answers.server.ts';

let site: Server;
let root: string;
let asked: string[] = [];
beforeAll(async () => {
	site = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		const [status, to] = (
			{
				'/': [200],
				'/weg': [404],
				'/druk': [503],
				'/geen-kop': request.method === 'HEAD' ? [405] : [200],
				'/verhuisd': [301, '/'],
				'/rondje': [302, '/rondje'],
				'/naar-binnen': [302, 'http://169.254.169.254/latest/meta-data'],
				'/stil': [],
			} as Record<string, [number?, string?]>
		)[request.url ?? ''] ?? [404];
		if (status) response.writeHead(status, to ? { location: to } : {}).end();
	});
	await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
	root = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
	site.closeAllConnections();
	site.close();
});

/** Lets the machine of the test in, and nothing else that is not the internet. */
const here = { mayAsk: (address: string) => address === '127.0.0.1', within: 300 };

test.each([
	['/', 'alive'],
	['/weg', 'dead'],
	['/druk', 'alive'],
	['/geen-kop', 'alive'],
	['/verhuisd', 'alive'],
	['/rondje', 'dead'],
	['/stil', 'dead'],
] as const)('%s is %s', async (path, answer) => {
	expect(await linkAnswers(`${root}${path}`, here)).toBe(answer);
});

test('never asks a network of ours: not in figures, not by a name, not by a redirect', async () => {
	asked = [];
	expect(await linkAnswers(`${root}/`)).toBe('refused');
	expect(await linkAnswers(root.replace('127.0.0.1', 'localhost'))).toBe('refused');
	expect(await linkAnswers(root.replace('127.0.0.1', '[::ffff:7f00:1]'))).toBe('refused');
	expect(asked).toEqual([]);
	expect(await linkAnswers(`${root}/naar-binnen`, here)).toBe('refused');
});

test('asks nothing but the web, and no address with a password in it', async () => {
	expect(await linkAnswers('ftp://voorbeeld.nl/')).toBe('refused');
	expect(await linkAnswers('http://ik:geheim@127.0.0.1/', here)).toBe('refused');
	expect(await linkAnswers('geen adres')).toBe('dead');
});
