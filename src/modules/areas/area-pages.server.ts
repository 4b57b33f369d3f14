import { csvFile } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Municipality } from '#platform/municipality.server';
import { type Area, districtsWithNeighbourhoods } from './area.ts';
import {
	type AreaMapDrawing,
	areaForPostcode,
	areasOf,
	areaWithParents,
	keyFiguresOf,
	mapOf,
	neighboursOf,
} from './areas.server.ts';
import { figuresOfAreas } from './areas.store.server.ts';
import { type FigureWords, figuresCsv } from './figures-csv.ts';
import type { Figure } from './key-figures.ts';
import { postcode } from './postcode.ts';
import { searchAreas } from './search-areas.ts';

type Here = Pick<Municipality, 'id' | 'name' | 'code'>;

/** The page with all districts and neighbourhoods; `question` is a name or a postcode. `goTo` is where a known postcode leads. */
export async function areasPage(tx: Tx, here: Here, question: string) {
	const areas = await areasOf(tx, here.id);
	const asked = postcode(question);
	const atPostcode = asked ? await areaForPostcode(tx, here.id, asked) : undefined;
	const found = asked ? areas : searchAreas(areas, question);
	const codes = new Set(found.map(({ code }) => code));
	const all = districtsWithNeighbourhoods(areas).map((entry, index) => ({ ...entry, number: index + 1 }));
	// A district that is found shows all its neighbourhoods; a neighbourhood that is found shows its district above it.
	const districts = all
		.map((entry) => ({
			...entry,
			neighbourhoods: codes.has(entry.district.code)
				? entry.neighbourhoods
				: entry.neighbourhoods.filter(({ code }) => codes.has(code)),
		}))
		.filter(({ district, neighbourhoods }) => codes.has(district.code) || neighbourhoods.length > 0);
	return {
		municipality: { code: here.code, name: here.name },
		question,
		empty: all.length === 0,
		unknownPostcode: asked !== undefined && !atPostcode,
		goTo: atPostcode?.code,
		districts,
		numbers: Object.fromEntries(all.map(({ district, number }) => [district.code, number])),
		names: Object.fromEntries(all.map(({ district }) => [district.code, district.name])),
		people: latestPeople(
			await figuresOfAreas(tx, here.id, [here.code, ...areas.map(({ code }) => code)], ['a_inw', 'population']),
		),
		map: await mapOf(tx, here.id, 'district'),
	};
}

/** How many people live in each area, of the latest year that says so. */
function latestPeople(figures: readonly Figure[]): Record<string, number> {
	const byYear = [...figures].filter(({ value }) => value !== null).sort((a, b) => a.year - b.year);
	return Object.fromEntries(byYear.map(({ areaCode, value }) => [areaCode, value as number]));
}

/** Everything on the page of one area. @throws NotFound for a code this municipality does not have. */
export async function areaPage(tx: Tx, here: Here, code: string) {
	const chain = await areaWithParents(tx, here.id, code.trim().toUpperCase());
	const area = chain[0];
	if (!area) throw new NotFound('area', code);
	const areas = await areasOf(tx, here.id);
	const district = chain.find(({ kind }) => kind === 'district');
	const beside = area.kind === 'municipality' ? [] : await neighboursOf(tx, here.id, area.code);
	const { shown, unpublished } = await keyFiguresOf(tx, here.id, chain);
	const { map, highlighted } = await mapFor(tx, here, area, district);
	// Beside the map: the parts of the area, or for a neighbourhood all those of its district.
	const listed = areas.filter(
		({ parentCode }) => parentCode === (area.kind === 'neighbourhood' ? area.parentCode : area.code),
	);
	const onTheMap = new Set(map?.areas.map((drawn) => drawn.code));
	return {
		area,
		chain,
		listed,
		neighbours: areas.filter((one) => beside.includes(one.code)),
		figures: shown,
		unpublished,
		map,
		highlighted,
		numbers: Object.fromEntries(
			listed.flatMap((one, index) => (onTheMap.has(one.code) ? [[one.code, index + 1]] : [])),
		) as Record<string, number>,
		names: Object.fromEntries(
			areas.filter((one) => onTheMap.has(one.code)).map((one) => [one.code, one.name]),
		) as Record<string, string>,
		/** Last year of its code, when a later list no longer holds it. */
		endedYear: areas.some((one) => one.code === area.code) ? undefined : area.year,
	};
}

type Placed = { map: AreaMapDrawing | undefined; highlighted: string | undefined };

/** The area's own border when there is one, else that of its district: a border is never invented. */
async function mapFor(tx: Tx, here: Here, area: Area, district: Area | undefined): Promise<Placed> {
	const parts = area.kind === 'municipality' ? undefined : await mapOf(tx, here.id, 'neighbourhood', district?.code);
	if (area.kind === 'neighbourhood' && parts?.areas.some(({ code }) => code === area.code))
		return { map: parts, highlighted: area.code };
	const map = await mapOf(tx, here.id, 'district');
	const drawn = map?.areas.some(({ code }) => code === district?.code);
	return { map, highlighted: drawn ? district?.code : undefined };
}

/** The key figures of an area as a table to take along, in the words and the number style of the reader. */
export async function figuresFile(tx: Tx, here: Here, code: string, words: FigureWords): Promise<Response> {
	const chain = await areaWithParents(tx, here.id, code.trim().toUpperCase());
	if (!chain[0]) throw new NotFound('area', code);
	const { shown } = await keyFiguresOf(tx, here.id, chain);
	return csvFile(`cijfers-${chain[0].code}.csv`, figuresCsv(chain, shown, words), 'everyone');
}
