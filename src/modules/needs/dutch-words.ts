import snowball from 'snowball-stemmers';
import { emptyWords, faintWords } from './empty-words.ts';
import { plainText } from './plain-text.ts';

/** One word as written, and how much it may weigh: 0 for "de" and "het", little for "mensen", 1 for "schimmel". */
export interface Word {
	readonly written: string;
	readonly plain: string;
	readonly stem: string;
	readonly weight: number;
}

const stemmer = snowball.newStemmer('dutch');
const stems = new Map<string, string>();

/**
 * The Dutch Snowball stem, taken until it no longer changes, with v and z at the end as f and s and
 * without a doubled last letter, so that huis and huizen, fiets and fietsen, toestel and toestellen meet. Expects `plainText`.
 */
export function stemOf(plain: string): string {
	const known = stems.get(plain);
	if (known !== undefined) return known;
	let stem = plain;
	for (let round = 0; round < 3; round++) {
		const next = stemmer
			.stem(stem)
			.toLowerCase()
			.replace(/v$/, 'f')
			.replace(/z$/, 's')
			.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
		if (next === stem || next.length < 2) break;
		stem = next;
	}
	// Bounded, because free text of visitors passes here.
	if (stems.size > 50_000) stems.clear();
	stems.set(plain, stem);
	return stem;
}

/** The words of a text in order. Digits and single letters are left out. */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	for (const match of text.matchAll(/[\p{L}\p{M}'’-]+/gu)) {
		for (const written of match[0].split('-')) {
			// "heeel", "zooo": people draw words out when they type as they talk.
			const plain = plainText(written).replace(/(\p{L})\1{2,}/gu, '$1$1');
			if (plain.length < 2) continue;
			words.push({
				written: written.replace(/^['’]+|['’]+$/g, ''),
				plain,
				stem: stemOf(plain),
				weight: weightOf(plain),
			});
		}
	}
	return words;
}

function weightOf(plain: string): number {
	if (emptyWords.has(plain)) return 0;
	return faintWords.has(plain) ? 0.3 : 1;
}

/** Stems of other forms a Dutch verb may be written in: kookt, gekookt → kok (koken). Without the stem itself. */
export function verbStems(plain: string): string[] {
	const forms = new Set<string>();
	const core = plain.length > 5 && plain.startsWith('ge') ? plain.slice(2) : plain;
	if (core !== plain) forms.add(core);
	if (core.length > 3 && /[^aeiou][td]$|[aeiou]{2}[dt]$/.test(core)) forms.add(core.slice(0, -1));
	if (core.length > 5 && /[td]en?$/.test(core)) forms.add(core.replace(/[td]en?$/, ''));
	const own = stemOf(plain);
	return [...new Set([...forms].map(stemOf))].filter((stem) => stem !== own && stem.length > 2);
}

const particles = new Set('aan achter af bij door in langs mee na om op over samen terug uit voor vast weg'.split(' '));

/**
 * Verbs that Dutch pulls apart, put together again: "ruimt niemand op" → opruim, "leest ze voor" → voorlees.
 * Gives every pair of a particle and another word of the text as stems; the caller keeps those it knows.
 */
export function rejoinedVerbs(words: readonly Word[]): { stem: string; written: string }[] {
	const rejoined: { stem: string; written: string }[] = [];
	for (const particle of words) {
		if (!particles.has(particle.plain)) continue;
		for (const verb of words) {
			if (verb === particle || verb.plain.length < 3) continue;
			for (const stem of [verb.stem, ...verbStems(verb.plain)]) {
				rejoined.push({ stem: stemOf(particle.plain + stem), written: `${verb.written} ${particle.written}` });
			}
		}
	}
	return rejoined;
}

/** Stems a diminutive may come from: klusje → klus, tafeltje → tafel, boompje → boom, balletje → bal. */
export function diminutiveStems(plain: string): string[] {
	const match = /^(.{3,}?)(etje|tje|pje|kje|je)s?$/.exec(plain);
	if (!match) return [];
	const [, base = '', ending = ''] = match;
	const bases = ending === 'kje' ? [`${base}g`, `${base}k`] : ending === 'etje' ? [base, `${base}e`] : [base];
	return bases.map(stemOf);
}

/** The word a regular diminutive was made of, or the word itself: boekenkastje → boekenkast, plankje → plank. */
export function withoutDiminutive(plain: string): string {
	const match = /^(?:(.{4,}[aeiouwrln])tje|(.{4,}m)pje|(.{5,})je)s?$/.exec(plain);
	return match?.[1] ?? match?.[2] ?? match?.[3] ?? plain;
}
