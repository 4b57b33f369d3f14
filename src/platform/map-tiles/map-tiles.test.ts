import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { mapTile, tileSource } from './map-tiles.server.ts';

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const asked: string[] = [];
let source: Server;
let address: string;

beforeAll(async () => {
	source = createServer((request, response) => {
		asked.push(request.url ?? '');
		if (request.url?.startsWith('/3/')) response.setHeader('content-type', 'text/html').end('<script>');
		else if (request.url?.startsWith('/4/')) response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
		else response.setHeader('content-type', 'image/png').end(picture);
	});
	await new Promise<void>((open) => source.listen(0, '127.0.0.1', open));
	address = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => source.close(closed)));
afterEach(() => vi.unstubAllEnvs());

const tile = (z: string, x: string, y: string) => mapTile({ z, x, y });
const nothing = (work: Promise<Response>) => expect(work).rejects.toMatchObject({ status: 404 });

test('without a source there is no ground under the map', async () => {
	expect(tileSource()).toBeNull();
	await nothing(tile('1', '0', '0'));
});

test('a square of the ground comes through us, from where the operator says', async () => {
	vi.stubEnv('MAP_TILES_URL', `${address}/{z}/{x}/{y}.png`);
	vi.stubEnv('MAP_TILES_BY', 'Een kaartenmaker');
	expect(tileSource()).toEqual({ by: 'Een kaartenmaker' });
	const answer = await tile('12', '2105', '1350');
	expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
	expect(answer.headers.get('cache-control')).toContain('public');
	expect(asked).toEqual(['/12/2105/1350.png']);
});

test('what is no square is not asked for, and what is no picture is not passed on', async () => {
	vi.stubEnv('MAP_TILES_URL', `${address}/{z}/{x}/{y}.png`);
	const before = asked.length;
	for (const [z, x, y] of [
		['1', '2', '0'],
		['21', '0', '0'],
		['-1', '0', '0'],
		['1', '../..', '0'],
		['1', '0', '0?x='],
	] as const)
		await nothing(tile(z, x, y));
	expect(asked).toHaveLength(before);
	await nothing(tile('3', '0', '0'));
	await nothing(tile('4', '0', '0'));
	vi.stubEnv('MAP_TILES_URL', 'http://127.0.0.1:9/{z}/{x}/{y}');
	await nothing(tile('1', '0', '0'));
});
