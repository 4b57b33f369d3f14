// Apart from dutch-words.ts, so that a picker in the browser does not bring the stemmer (870 kB) along.

/** Lower case, without accents and apostrophes. */
export function plainText(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/['’`´]/g, '');
}

/** Whether two words differ by at most one letter added, lost, changed or swapped with its neighbour. */
export function oneSlipApart(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1) return false;
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	const restShort = short.slice(start, short.length - end);
	const restLong = long.slice(start, long.length - end);
	if (restShort.length <= 1 && restLong.length <= 1) return true;
	return (
		restShort.length === 2 && restLong.length === 2 && restShort[0] === restLong[1] && restShort[1] === restLong[0]
	);
}
