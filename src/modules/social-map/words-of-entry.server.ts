import { suggestNeedsFor, theNeeds, wordsForSearch } from '#modules/needs/index.server';
import type { MapEntry } from './map-entry.ts';
import { quoted } from './quoted.ts';
import { marksOf, needMark } from './search-marks.ts';

type Label = 'A' | 'B' | 'C' | 'D';

/**
 * The words of an entry as a tsvector in text: its name weighs most (A), then its subjects (B), what it says of itself (C), and for
 * whom and where (D). Compounds bring their parts along, so that "taallessen" is found by "taal" and by "les".
 */
export function wordsOfEntry(
	entry: Pick<MapEntry, 'name' | 'summary' | 'forWhom' | 'address' | 'whenWords'> & Parameters<typeof marksOf>[0],
): string {
	const weights = new Map<string, Label>();
	const add = (word: string, label: Label) => {
		const known = weights.get(word);
		if (!known || label < known) weights.set(word, label);
	};
	const addText = (text: string, label: Label) => {
		for (const { stem, parts } of wordsForSearch(text)) for (const one of [stem, ...parts]) add(one, label);
	};
	addText(entry.name, 'A');
	for (const code of entry.needCodes) addText(theNeeds().needByCode.get(code)?.nl ?? '', 'B');
	addText(entry.summary, 'C');
	for (const text of [entry.forWhom, entry.address, entry.whenWords]) addText(text, 'D');
	for (const mark of marksOf(entry)) add(mark, 'B');
	// What its own words point at counts a little, so that "fietsreparatie" finds who says "wij repareren je fiets".
	const meant = suggestNeedsFor(`${entry.name}. ${entry.summary}`, 2);
	if (meant !== 'abstain') for (const { code } of meant) add(needMark(code), 'C');
	return [...weights].map(([word, label]) => `${quoted(word)}:1${label}`).join(' ');
}
