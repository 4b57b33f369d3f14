import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAreasGeoJson } from '#modules/areas';
import {
	areasOf,
	importAreas,
	importPostcodes,
	importStatistics,
	parsePostcodes,
	parseStatistics,
} from '#modules/areas/index.server';
import { asTask } from '#platform/db/index.server';
import type { Demo } from './read-demo.ts';

const text = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** The real districts, neighbourhoods and figures of Utrecht, all or nothing. False when they were there already. */
export async function loadDemoAreas({ municipality, year }: Demo, municipalityId: string): Promise<boolean> {
	const shapes = parseAreasGeoJson(text('utrecht-wijken.geojson'));
	const statistics = parseStatistics(text('utrecht-kwb-2023.csv'));
	const postcodes = parsePostcodes(text('postcodes.csv'));
	const to = { id: municipalityId, code: municipality.code, name: municipality.name };
	return asTask('areas.import', municipalityId, 'open', async (tx, actor) => {
		if ((await areasOf(tx, municipalityId)).length > 0) return false;
		await importAreas(tx, actor, to, shapes, { year: shapes.year ?? year, source: 'CBS en Kadaster' });
		await importStatistics(tx, actor, to, statistics, { year: 2023, source: statistics.source });
		await importPostcodes(tx, actor, to, postcodes);
		return true;
	});
}
