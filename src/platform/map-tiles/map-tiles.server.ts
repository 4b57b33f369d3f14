import { NotFound } from '#platform/errors';

/**
 * Pictures of the ground under a map, from the source the operator chose: `MAP_TILES_URL` with {z}, {x} and {y}, and who made
 * them in `MAP_TILES_BY`. They come through us, so that nobody else learns who looks where. Without a source the map has
 * borders and places alone.
 */
export const tileSource = (): { by: string } | null =>
	process.env.MAP_TILES_URL ? { by: process.env.MAP_TILES_BY ?? '' } : null;

const deepest = 20;
const mostBytes = 500_000;
const kinds = ['image/png', 'image/jpeg', 'image/webp'];

/** One square of the ground, in web mercator. @throws NotFound when there is no such square, or the source does not give it */
export async function mapTile(asked: { z: string; x: string; y: string }): Promise<Response> {
	const template = process.env.MAP_TILES_URL;
	const [z, x, y] = [asked.z, asked.x, asked.y].map((text) => (/^\d{1,7}$/.test(text) ? Number(text) : Number.NaN));
	const many = 2 ** (z ?? Number.NaN);
	if (!template || z === undefined || !(z <= deepest) || x === undefined || y === undefined || !(x < many && y < many))
		throw new NotFound('tile');
	const address = template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
	const answer = await fetch(address, { signal: AbortSignal.timeout(8000), redirect: 'error' }).catch(() => undefined);
	const kind = answer?.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
	if (!answer?.ok || !kinds.includes(kind)) throw new NotFound('tile');
	const picture = await answer.arrayBuffer();
	if (picture.byteLength > mostBytes) throw new NotFound('tile');
	return new Response(picture, { headers: { 'content-type': kind, 'cache-control': 'public, max-age=86400' } });
}
