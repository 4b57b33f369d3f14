import type { MapEntry } from './map-entry.ts';
import { openHours } from './week-hours.ts';

/**
 * Marks stand among the words of an entry, so that one index narrows by words, subject, place and wishes at once.
 * They hold a colon, which no word does.
 */
export const needMark = (code: string): string => `need:${code}`;
export const kindMark = (kind: string): string => `kind:${kind}`;
export const languageMark = (code: string): string => `lang:${code}`;
export const accessMark = (code: string): string => `access:${code}`;
export const freeMark = 'free:yes';
/** Open for a while in this hour of the week, 0 to 167: narrows, and the minute itself is looked at after. */
export const openMark = (hour: number): string => `open:${hour}`;

/** The side of a square on the ground, in degrees: about two kilometres both ways in the Netherlands. */
const square = { lon: 0.03, lat: 0.018 };
const column = (lon: number): number => Math.floor(lon / square.lon);
const row = (lat: number): number => Math.floor(lat / square.lat);

export const placeMark = (lon: number, lat: number): string => `at:${column(lon)}:${row(lat)}`;
export const districtMark = (areaCode: string): string => `in:${areaCode.slice(2, 8)}`;

/** The squares around a point, `rings` wide to each side. */
export function placeMarksAround(lon: number, lat: number, rings: number): string[] {
	const marks: string[] = [];
	for (let x = column(lon) - rings; x <= column(lon) + rings; x++)
		for (let y = row(lat) - rings; y <= row(lat) + rings; y++) marks.push(`at:${x}:${y}`);
	return marks;
}

/** Every mark of an entry. */
export const marksOf = (
	entry: Pick<
		MapEntry,
		'kind' | 'needCodes' | 'languages' | 'accessibility' | 'free' | 'hours' | 'lon' | 'lat' | 'areaCode'
	>,
): string[] => [
	kindMark(entry.kind),
	...entry.needCodes.map(needMark),
	...entry.languages.map(languageMark),
	...entry.accessibility.map(accessMark),
	...(entry.free ? [freeMark] : []),
	...openHours(entry.hours).map(openMark),
	entry.lon !== null && entry.lat !== null ? placeMark(entry.lon, entry.lat) : districtMark(entry.areaCode),
];
