const particles = new Set(
	"van de der den het 't te ter ten op in aan la le du von di da dos el al bin ibn ben v.d. vd v/d d'".split(' '),
);

/** What somebody is called: the surname that came first goes last, and a name in capitals gets small letters. */
export function tidyName(typed: string): string {
	const text = typed.replace(/\s+/g, ' ').trim();
	const [before = '', after = '', ...more] = text.split(/\s*,\s*/);
	const turned = before !== '' && after !== '' && more.length === 0 && isGiven(after) ? `${after} ${before}` : text;
	return withoutCapitals(turned);
}

/** One to three words with a capital, with small words behind them: "Marco" or "Marco van", not "buurvrouw van Toos". */
const isGiven = (text: string): boolean =>
	/^(?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,2}(?: \p{Ll}[\p{L}.'’]*){0,3}$/u.test(text) &&
	text.split(' ').every((word) => /^\p{Lu}/u.test(word) || particles.has(word));

function withoutCapitals(name: string): string {
	if (/\p{Ll}/u.test(name) || !/\p{Lu}{2}/u.test(name)) return name;
	return name
		.split(' ')
		.map((word, place) => {
			const small = word.toLowerCase();
			if (place > 0 && particles.has(small)) return small;
			return small.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
		})
		.join(' ');
}

/** The words of a name as they count when two are compared: no capitals, accents or small words between. */
export function nameWords(name: string): string[] {
	return foldedLetters(tidyName(name))
		.replace(/['’]/g, '')
		.split(/[^\p{L}\p{N}.]+/u)
		.filter((word) => word !== '' && !particles.has(word))
		.map((word) => word.replaceAll('.', ''));
}

/** Small letters without accents; the Turkish dotless i is an i. */
export const foldedLetters = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('ı', 'i')
		.replaceAll('ß', 'ss')
		.replaceAll('ø', 'o')
		.trim();
