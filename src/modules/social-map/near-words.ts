/** How many slips (a letter missing, extra, other, or two swapped) two words lie apart; stops counting past `most`. */
export function slipsBetween(a: string, b: string, most = 2): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			next[j] = Math.min(
				(row[j] as number) + 1,
				(next[j - 1] as number) + 1,
				(row[j - 1] as number) + (same ? 0 : 1),
				i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : most + 1,
			);
		}
		if (Math.min(...next) > most) return most + 1;
		before = row;
		row = next;
	}
	return Math.min(row[b.length] as number, most + 1);
}

/** Slips that are forgiven: none in short words, where a slip makes another word; two in long ones. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The nearest of these words, when near enough. */
export function nearestWords(asked: string, words: readonly string[], most = 3): string[] {
	const allowed = forgiven(asked);
	const near = words
		.map((word) => ({ word, slips: slipsBetween(asked, word, allowed) }))
		.filter(({ slips }) => slips <= allowed)
		.sort((one, other) => one.slips - other.slips);
	return near
		.filter(({ slips }) => slips === near[0]?.slips)
		.slice(0, most)
		.map(({ word }) => word);
}

const joints = ['', 's', 'en', 'n', 'e'];

/** Every way to cut a word in two, joints left out: what somebody may have written together. */
export function cutsOf(plain: string): [first: string, last: string][] {
	if (plain.length < 6) return [];
	const cuts: [string, string][] = [];
	for (let cut = 3; cut <= plain.length - 3; cut++) {
		for (const joint of joints) {
			const first = plain.slice(0, cut);
			if (!first.endsWith(joint) || first.length - joint.length < 3) continue;
			cuts.push([first.slice(0, first.length - joint.length), plain.slice(cut)]);
		}
	}
	return cuts;
}
