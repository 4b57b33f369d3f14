import { areaCode, type OfficialKind, officialKindOf, parentOf } from './area.ts';
import { type Fault, type Skipped, UnreadableFile } from './read-report.ts';

export type Position = readonly [number, number];
export type Ring = readonly Position[];
/** A GeoJSON geometry (RFC 7946) in longitude and latitude. */
export type Shape =
	| { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
	| { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export type Box = { west: number; south: number; east: number; north: number };

export type AreaWithShape = {
	code: string;
	name: string;
	kind: OfficialKind;
	parentCode: string | null;
	shape: Shape;
	box: Box;
	/** Number of the shape in the file, from 1. */
	at: number;
};

export type AreasFile = {
	areas: AreaWithShape[];
	skipped: Skipped[];
	/** The year the file names itself (`year`, `jaar`, or `jrstatcode` as Statistics Netherlands writes it). */
	year: number | undefined;
	/** The source the file names itself. */
	source: string | undefined;
};

type Properties = Record<string, unknown>;

/**
 * Reads borders of municipalities, districts or neighbourhoods: a FeatureCollection of Polygon or MultiPolygon in
 * longitude and latitude, with a code and a name. Shapes without such a code are skipped.
 * @throws UnreadableFile when the file as a whole cannot be trusted, with every fault found.
 */
export function parseAreasGeoJson(text: string): AreasFile {
	const file = collectionIn(text);
	const faults: Fault[] = [];
	const skipped: Skipped[] = [];
	const areas = new Map<string, AreaWithShape>();
	const years = new Set<number>();

	for (const [index, feature] of file.features.entries()) {
		const at = index + 1;
		const properties = propertiesOf(feature);
		const written = textOf(properties, 'code', 'statcode', 'buurtcode', 'wijkcode', 'gemeentecode');
		if (!written) {
			skipped.push({ at, reason: 'no-code' });
			continue;
		}
		const code = areaCode(written);
		if (!code) {
			skipped.push({ at, code: written, reason: 'unknown-code' });
			continue;
		}
		const name = textOf(properties, 'name', 'naam', 'statnaam', 'buurtnaam', 'wijknaam', 'gemeentenaam');
		if (!name) {
			faults.push({ fault: 'no-name', at, found: code });
			continue;
		}
		const shape = shapeOf(feature, at, faults);
		if (!shape) continue;
		const area = { code, name, kind: officialKindOf(code), parentCode: parentOf(code), shape, box: boxOf(shape), at };
		const earlier = areas.get(code);
		if (!earlier) areas.set(code, area);
		else if (JSON.stringify(earlier.shape) === JSON.stringify(shape))
			skipped.push({ at, code, reason: 'twice-the-same' });
		else faults.push({ fault: 'twice-with-other-content', at, found: code });
		const year = yearOf(properties);
		if (year) years.add(year);
	}

	if (faults.length > 0) throw new UnreadableFile(faults);
	const year = yearOf(file) ?? (years.size === 1 ? [...years][0] : undefined);
	return { areas: [...areas.values()], skipped, year, source: textOf(file, 'source', 'bron') };
}

type Collection = Properties & { features: unknown[] };

function collectionIn(text: string): Collection {
	if (text.trim() === '') throw new UnreadableFile([{ fault: 'empty' }]);
	let file: unknown;
	try {
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		throw new UnreadableFile([{ fault: 'not-json' }]);
	}
	const { type, features } = (file ?? {}) as { type?: unknown; features?: unknown };
	if (type !== 'FeatureCollection' || !Array.isArray(features))
		throw new UnreadableFile([{ fault: 'no-feature-collection' }]);
	if (features.length === 0) throw new UnreadableFile([{ fault: 'no-features' }]);
	return file as Collection;
}

function propertiesOf(feature: unknown): Properties {
	const properties = (feature as { properties?: unknown } | null)?.properties;
	return properties && typeof properties === 'object' ? (properties as Properties) : {};
}

function textOf(properties: Properties, ...names: string[]): string | undefined {
	for (const name of names) {
		const value = properties[name];
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
	}
	return undefined;
}

function yearOf(properties: Properties): number | undefined {
	const written = properties.year ?? properties.jaar ?? properties.jrstatcode;
	const found = /^(\d{4})/.exec(String(written ?? ''))?.[1];
	return found === undefined ? undefined : Number(found);
}

function shapeOf(feature: unknown, at: number, faults: Fault[]): Shape | undefined {
	const geometry = (feature as { geometry?: unknown } | null)?.geometry as {
		type?: unknown;
		coordinates?: unknown;
	} | null;
	const { type, coordinates } = geometry ?? {};
	const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
	const fault = Array.isArray(polygons) && polygons.length > 0 ? faultIn(polygons) : 'not-a-polygon';
	if (fault) {
		faults.push({ fault, at });
		return undefined;
	}
	return type === 'Polygon'
		? { type, coordinates: coordinates as Ring[] }
		: { type: 'MultiPolygon', coordinates: coordinates as Ring[][] };
}

function faultIn(polygons: readonly unknown[]): Fault['fault'] | undefined {
	for (const polygon of polygons) {
		if (!Array.isArray(polygon) || polygon.length === 0) return 'not-a-polygon';
		for (const ring of polygon) {
			if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPair)) return 'not-a-polygon';
			if (!ring.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return 'not-longitude-latitude';
			const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
			if (first[0] !== last[0] || first[1] !== last[1]) return 'ring-not-closed';
		}
	}
	return undefined;
}

const isPair = (point: unknown): point is [number, number] =>
	Array.isArray(point) && point.length >= 2 && Number.isFinite(point[0]) && Number.isFinite(point[1]);

/** Every ring of a shape, holes included. */
export const ringsOf = (shape: Shape): readonly Ring[] =>
	shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

export function boxOf(shape: Shape): Box {
	const box = { west: 180, south: 90, east: -180, north: -90 };
	for (const ring of ringsOf(shape)) {
		for (const [x, y] of ring) {
			box.west = Math.min(box.west, x);
			box.east = Math.max(box.east, x);
			box.south = Math.min(box.south, y);
			box.north = Math.max(box.north, y);
		}
	}
	return box;
}
