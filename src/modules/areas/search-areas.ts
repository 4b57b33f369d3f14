import { type Area, byKindAndCode } from './area.ts';

/** Lower case without accents or punctuation: "Nieuw-Guinéa" → "nieuw guinea". */
const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** Slips are forgiven in words, not in codes; the longer the word, the more. */
const typosForgiven = (word: string): number => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/**
 * Areas whose name holds every word asked for, best first; a slip of the finger is forgiven in words of four letters or
 * more. An empty question gives every area. The code finds its area too.
 */
export function searchAreas(areas: readonly Area[], question: string): Area[] {
	const asked = plain(question).split(' ').filter(Boolean);
	const sorted = [...areas].sort(byKindAndCode);
	if (asked.length === 0) return sorted;
	const found = sorted.flatMap((area) => {
		const words = plain(`${area.officialName} ${area.code}`).split(' ');
		const distances = asked.map((word) => Math.min(...words.map((there) => distanceToStart(word, there))));
		const missed = distances.some((distance, index) => Math.floor(distance) > typosForgiven(asked[index] as string));
		return missed ? [] : [{ area, distance: distances.reduce((sum, one) => sum + one, 0) }];
	});
	return found.sort((a, b) => a.distance - b.distance).map(({ area }) => area);
}

/**
 * Fewest insertions, deletions, changes and swaps of neighbours (optimal string alignment) that make `word` the start of
 * `there`. Parts of one tell a whole word, a start and a middle apart, so that better matches come first.
 */
function distanceToStart(word: string, there: string): number {
	if (there.startsWith(word)) return there === word ? 0 : 0.1;
	if (word.length > 2 && there.includes(word)) return 0.25;
	const wide = there.length + 1;
	let before: number[] = [];
	let above = Array.from({ length: wide }, (_, column) => column);
	for (let row = 1; row <= word.length; row++) {
		const line = [row];
		for (let column = 1; column < wide; column++) {
			const same = word[row - 1] === there[column - 1];
			const swap = row > 1 && column > 1 && word[row - 1] === there[column - 2] && word[row - 2] === there[column - 1];
			line[column] = Math.min(
				at(above, column) + 1,
				at(line, column - 1) + 1,
				at(above, column - 1) + (same ? 0 : 1),
				swap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		before = above;
		above = line;
	}
	return Math.min(...above);
}

const at = (line: readonly number[], index: number): number => line[index] ?? Number.POSITIVE_INFINITY;
