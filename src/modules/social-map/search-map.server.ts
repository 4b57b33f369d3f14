import { searchNeeds } from '#modules/needs';
import { type SearchWord, suggestNeedsFor, theNeeds, wordsForSearch } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { hiddenAfterDays, type MapKind, type MapLayer, staleAfterDays } from './map-entry.ts';
import { type AskedWord, mapQuery } from './map-query.ts';
import { cutsOf, nearestWords } from './near-words.ts';
import { entriesFound, type FoundEntry, knownWords, type SearchFor, wordsLike } from './search-map.store.server.ts';
import {
	accessMark,
	districtMark,
	freeMark,
	kindMark,
	languageMark,
	needMark,
	openMark,
	placeMarksAround,
} from './search-marks.ts';
import { hourOfWeek, minuteOfWeek } from './week-hours.ts';

/** What somebody looks for; what is left out does not count. */
export type MapAsked = {
	/** As typed, mistakes and all. */
	words?: string | undefined;
	kind?: MapKind | undefined;
	free?: boolean | undefined;
	openNow?: boolean | undefined;
	language?: string | undefined;
	wheelchair?: boolean | undefined;
	/** Where somebody asks from, with the area it lies in. */
	from?: { lon: number; lat: number } | undefined;
	areaCode?: string | undefined;
	layer?: MapLayer | undefined;
};

/** Squares to each side, looked in one after the other until there is enough: about 6 km, 18 km, and everywhere. */
const rings = [1, 4, undefined];

/** What fits best, nearest first where somebody said where they are. Nothing is found by words alone when no word is known: then all words loosely. */
export async function searchMap(tx: Tx, municipalityId: string, asked: MapAsked, limit: number): Promise<FoundEntry[]> {
	const { layer = 'formal', from } = asked;
	const typed = wordsForSearch(asked.words ?? '').slice(0, 8);
	const words = await askedWords(tx, municipalityId, typed);
	// What the words are about is looked up as they were meant, not as they were mistyped.
	const subjects = typed.length > 0 ? subjectsOf(words.map(({ meant }) => meant).join(' ')) : [];
	const openAt = asked.openNow ? minuteOfWeek(clock.now()) : undefined;
	const marks = [
		...(asked.kind ? [kindMark(asked.kind)] : []),
		...(asked.free ? [freeMark] : []),
		...(openAt === undefined ? [] : [openMark(hourOfWeek(openAt))]),
		...(asked.language ? [languageMark(asked.language)] : []),
		...(asked.wheelchair ? [accessMark('wheelchair')] : []),
	];
	const today = clock.today();
	const rest: Omit<SearchFor, 'query'> = {
		from,
		openAt,
		since: dayAfter(today, -hiddenAfterDays),
		staleBefore: dayAfter(today, -staleAfterDays),
		limit,
	};
	const find = (query: string | undefined) => entriesFound(tx, municipalityId, layer, { ...rest, query });
	// What was typed holds no word at all: a number, a mark.
	if (asked.words && typed.length === 0) return [];
	let found: FoundEntry[] = [];
	const canBeLooser = words.length > 1 || words.some(({ together }) => together.length > 0);
	for (const loose of canBeLooser ? [false, true] : [false]) {
		for (const ring of from ? rings : [undefined]) {
			const places = from && ring !== undefined ? placesAround(from, ring, asked.areaCode) : [];
			found = await find(mapQuery({ words, loose, subjects, marks, places }));
			if (found.length >= Math.min(limit, 20)) return found;
		}
		if (found.length > 0) return found;
	}
	return found;
}

/** Plain words as what to find, for a list in another order. Undefined when they hold no word. */
export async function wordsQuery(tx: Tx, municipalityId: string, text: string): Promise<string | undefined> {
	const words = await askedWords(tx, municipalityId, wordsForSearch(text).slice(0, 8));
	return mapQuery({ words });
}

const placesAround = (from: { lon: number; lat: number }, ring: number, areaCode: string | undefined): string[] => [
	...placeMarksAround(from.lon, from.lat, ring),
	...(areaCode ? [districtMark(areaCode), districtMark(`GM${areaCode.slice(2, 6)}`)] : []),
];

/** Everything that counts as finding each word: other forms, parts of a compound, the nearest known word after a slip. */
async function askedWords(tx: Tx, municipalityId: string, typed: readonly SearchWord[]): Promise<AskedWord[]> {
	const cuts = new Map(typed.map(({ plain }) => [plain, cutsOf(plain)]));
	const known = await knownWords(tx, municipalityId, [
		...new Set([
			...typed.flatMap(({ stem, forms, parts }) => [stem, ...forms, ...parts]),
			...[...cuts.values()].flat(2),
		]),
	]);
	const unknown = typed.map(({ stem }) => stem).filter((stem) => !known.has(stem));
	const like = await wordsLike(tx, unknown);
	return typed.map(({ plain, stem, forms, parts }) => {
		const nearest = nearestWords(stem, like.get(stem) ?? []);
		return {
			meant: nearest[0] ?? plain,
			either: [stem, ...forms.filter((form) => known.has(form)), ...nearest],
			together: [
				...(parts.length > 0 ? [parts] : []),
				...(cuts.get(plain) ?? []).filter(([first, last]) => known.has(first) && known.has(last)),
			],
			beginsWith: !known.has(stem) && stem.length >= 4 ? stem : null,
		};
	});
}

/** The subjects these words may be about: "taalles" also finds who said "Nederlands oefenen". */
function subjectsOf(words: string): string[] {
	const told = suggestNeedsFor(words, 1);
	return [
		...new Set([
			...searchNeeds(theNeeds(), words, 2).map(({ code }) => code),
			...(told === 'abstain' ? [] : told.map(({ code }) => code)),
		]),
	].map(needMark);
}
