import type { Tx } from '#platform/db/index.server';
import { shapesOfKind } from './areas.store.server.ts';

/** The borders of all districts as GeoJSON (RFC 7946), for a map that moves. */
export async function bordersFile(tx: Tx, municipalityId: string): Promise<Response> {
	const features = (await shapesOfKind(tx, municipalityId, 'district')).map(({ code, shape }) => ({
		type: 'Feature',
		properties: { code },
		geometry: shape,
	}));
	return new Response(JSON.stringify({ type: 'FeatureCollection', features }), {
		headers: { 'content-type': 'application/geo+json', 'cache-control': 'public, max-age=3600' },
	});
}
