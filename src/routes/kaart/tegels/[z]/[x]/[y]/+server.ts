import { mapTile } from '#platform/map-tiles/map-tiles.server';
import { open } from '#platform/route/index.server';

export const GET = open('areas.list', ({ params }) =>
	mapTile({ z: params['z'] ?? '', x: params['x'] ?? '', y: params['y'] ?? '' }),
);
