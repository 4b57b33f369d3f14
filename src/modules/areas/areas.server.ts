import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db/index.server';
import { type Area, type AreaKind, isComplexCode, kindOf, parentOf, placeCode, spokenName } from './area.ts';
import { isInShape, middleOf } from './area-at.ts';
import { type DrawnMap, drawMap } from './area-map.ts';
import {
	areaAtPostcode,
	areasWithCodes,
	currentAreas,
	everyComplex,
	figuresOfAreas,
	neighboursStored,
	shapesOfKind,
	siblingsOf,
	standingComplexes,
} from './areas.store.server.ts';
import { type ComparedFigure, compareFigures, type Figure, keyVariables } from './key-figures.ts';
import { postcode, postcodesToAsk } from './postcode.ts';

/** Every area of the official division in use: the municipality, its districts, their neighbourhoods. What counts or finds patterns uses these. */
export const areasOf = (tx: Tx, municipalityId: string): Promise<Area[]> => currentAreas(tx, municipalityId);

/** The buildings and complexes that are an area of their own; in one district or neighbourhood, or everywhere. */
export const complexesOf = (tx: Tx, municipalityId: string, within?: string): Promise<Area[]> =>
	standingComplexes(tx, municipalityId, within);

/** Official areas and complexes together, large before small: for what has a place. */
export const areasAndComplexesOf = async (tx: Tx, municipalityId: string): Promise<Area[]> => [
	...(await currentAreas(tx, municipalityId)),
	...(await standingComplexes(tx, municipalityId)),
];

/** Where somebody can work: complexes that ended too, because what was begun there is still to be looked after. */
export const areasToWorkIn = async (tx: Tx, municipalityId: string): Promise<Area[]> => [
	...(await currentAreas(tx, municipalityId)),
	...(await everyComplex(tx, municipalityId)),
];

/** An area or complex by its code, also one no longer in use; undefined when this municipality has none with that code. */
export async function findArea(tx: Tx, municipalityId: string, code: string): Promise<Area | undefined> {
	const asked = placeCode(code);
	return asked ? (await areasWithCodes(tx, municipalityId, [asked]))[0] : undefined;
}

/** The area a postcode lies in, as precise as is known: by the full postcode, else by its four digits (a district). */
export async function areaForPostcode(tx: Tx, municipalityId: string, text: string): Promise<Area | undefined> {
	const asked = postcode(text);
	return asked ? areaAtPostcode(tx, municipalityId, postcodesToAsk(asked)) : undefined;
}

/**
 * Codes of the areas beside this one. With borders: those that touch. Without: the other neighbourhoods of the same
 * district, and for a district nobody, because that would be a guess.
 */
export async function neighboursOf(tx: Tx, municipalityId: string, code: string): Promise<string[]> {
	const touching = await neighboursStored(tx, municipalityId, code);
	if (touching.length > 0 || !code.startsWith('BU')) return touching;
	return siblingsOf(tx, municipalityId, code);
}

/** The area with those it lies in: neighbourhood, district, municipality. */
export async function areaWithParents(tx: Tx, municipalityId: string, code: string): Promise<Area[]> {
	const chain: Area[] = [];
	for (let at: string | null = code; at !== null; at = chain.at(-1)?.parentCode ?? null) {
		const area = await findArea(tx, municipalityId, at);
		if (!area) break;
		chain.push(area);
	}
	return chain;
}

/** The smallest area with a border around this point, as its code; undefined when there is none. */
export async function areaAt(tx: Tx, municipalityId: string, lon: number, lat: number): Promise<string | undefined> {
	for (const kind of ['neighbourhood', 'district', 'municipality'] as const) {
		const found = (await shapesOfKind(tx, municipalityId, kind)).find(({ shape }) => isInShape([lon, lat], shape));
		if (found) return found.code;
	}
	return undefined;
}

/** About the middle of an area, or of the smallest area around it whose border is known. */
export async function middleOfArea(
	tx: Tx,
	municipalityId: string,
	code: string,
): Promise<{ lon: number; lat: number } | undefined> {
	for (let at: string | null = code; at !== null; at = parentOf(at)) {
		const shape = (await shapesOfKind(tx, municipalityId, kindOf(at))).find((one) => one.code === at)?.shape;
		if (shape) return middleOf(shape);
	}
	return undefined;
}

/** Key figures of an area beside those of the areas it lies in. */
export async function keyFiguresOf(
	tx: Tx,
	municipalityId: string,
	chain: readonly Area[],
): Promise<{ shown: ComparedFigure[]; unpublished: string[] }> {
	const codes = chain.map(({ code }) => code);
	return compareFigures(await figuresOfAreas(tx, municipalityId, codes, keyVariables), codes);
}

/** Every figure of an area as the source gave it. */
export const figuresOf = (tx: Tx, municipalityId: string, code: string): Promise<Figure[]> =>
	figuresOfAreas(tx, municipalityId, [code]);

export type AreaMapDrawing = DrawnMap & { year: number; source: string; kind: AreaKind };

/** A drawn map of every area of one kind that has a border (or of those in one parent), or undefined when none has. */
export async function mapOf(
	tx: Tx,
	municipalityId: string,
	kind: AreaKind,
	within?: string,
): Promise<AreaMapDrawing | undefined> {
	const shapes = (await shapesOfKind(tx, municipalityId, kind)).filter(
		({ code }) => !within || parentOf(code) === within,
	);
	const drawn = drawnOnce(shapes);
	return (
		drawn && { ...drawn, kind, year: Math.max(...shapes.map(({ year }) => year)), source: shapes[0]?.source ?? '' }
	);
}

const drawnBefore = new Map<string, DrawnMap | undefined>();

/** Drawing a town takes tens of milliseconds and borders change once a year: the same borders are drawn once a process. */
function drawnOnce(shapes: Parameters<typeof drawMap>[0]): DrawnMap | undefined {
	const key = createHash('sha256').update(JSON.stringify(shapes)).digest('base64');
	if (!drawnBefore.has(key)) {
		if (drawnBefore.size === 100) drawnBefore.clear();
		drawnBefore.set(key, drawMap(shapes));
	}
	return drawnBefore.get(key);
}

export type MapAround = DrawnMap & {
	year: number;
	source: string;
	/** The codes that are meant; the others lie beside them. */
	inside: string[];
	/** False when only the borders of their districts are known. */
	exact: boolean;
	names: Record<string, string>;
};

/** Some areas among those beside them, drawn large; without borders of their own their districts. Undefined without any border. */
export async function mapAround(
	tx: Tx,
	municipalityId: string,
	codes: readonly string[],
): Promise<MapAround | undefined> {
	// A complex has no border of its own.
	const places = codes
		.filter((code) => !code.startsWith('GM'))
		.map((code) => (isComplexCode(code) ? (parentOf(code) ?? code) : code));
	const upper = [...new Set(places.flatMap((code) => (code.startsWith('BU') ? (parentOf(code) ?? []) : code)))];
	for (const wanted of [places, upper]) {
		const kinds = [...new Set(wanted.map(kindOf))];
		const known = (await Promise.all(kinds.map((kind) => shapesOfKind(tx, municipalityId, kind)))).flat();
		const inside = wanted.filter((code) => known.some((shape) => shape.code === code));
		if (inside.length === 0) continue;
		const beside = (await Promise.all(inside.map((code) => neighboursStored(tx, municipalityId, code)))).flat();
		const shapes = known.filter(({ code }) => inside.includes(code) || beside.includes(code));
		const drawn = drawnOnce(shapes);
		const areas = await areasWithCodes(
			tx,
			municipalityId,
			shapes.map(({ code }) => code),
		);
		return (
			drawn && {
				...drawn,
				year: Math.max(...shapes.map(({ year }) => year)),
				source: shapes[0]?.source ?? '',
				inside,
				exact: inside.length === places.length && places.every((code) => inside.includes(code)),
				names: Object.fromEntries(areas.map((area) => [area.code, spokenName(area.name)])),
			}
		);
	}
	return undefined;
}
