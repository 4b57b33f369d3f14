/**
 * The texts on screens: every language that must be complete is complete, with the same blanks to
 * fill, and Dutch stays short and free of words that residents do not use (privacy and standards L01).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'messages');
const complete = ['nl', 'en'];
const longestSentence = 15;
const words = [
	'kwetsba',
	'cliënt',
	'casus',
	'keukentafelgesprek',
	'indicatie',
	'toeleid',
	'regie ',
	'hulpvraag',
	'zelfredzaam',
	'doelgroep',
	'problematiek',
	'interventie',
	'ingelogd te zijn',
	'dient u',
	'u dient',
];
/** Screens for staff may use the words of their profession and a longer breath. */
const staffKey = /^(privacy|identity_admin|people_admin|people_manage|patterns_method)_/;

type Texts = Record<string, unknown>;
const read = (namespace: string, locale: string): Texts =>
	JSON.parse(readFileSync(join(folder, namespace, `${locale}.json`), 'utf8'));

/** Every variant of a text: a message is a sentence, or a list of matches with sentences. */
function sentencesIn(text: unknown): string[] {
	if (typeof text === 'string') return [text];
	if (Array.isArray(text)) return text.flatMap(sentencesIn);
	if (text && typeof text === 'object' && 'match' in text)
		return Object.values((text as { match: object }).match).flatMap(sentencesIn);
	return [];
}

const blanksIn = (text: unknown): string =>
	[...new Set(sentencesIn(text).flatMap((sentence) => sentence.match(/\{\w+\}/g) ?? []))].sort().join(' ');

const wrong: string[] = [];
for (const namespace of readdirSync(folder)) {
	const texts = Object.fromEntries(complete.map((locale) => [locale, read(namespace, locale)])) as Record<
		string,
		Texts
	>;
	const keys = new Set(Object.values(texts).flatMap(Object.keys));
	for (const key of keys) {
		for (const locale of complete) {
			if (sentencesIn(texts[locale]?.[key]).join('').trim() === '')
				wrong.push(`${namespace}/${locale}.json: "${key}" is missing`);
		}
		if (blanksIn(texts['nl']?.[key]) !== blanksIn(texts['en']?.[key]))
			wrong.push(`${namespace}: "${key}" has other blanks in nl than in en`);
	}
	const other = read(namespace, 'ar');
	for (const key of Object.keys(other))
		if (!keys.has(key)) wrong.push(`${namespace}/ar.json: "${key}" is in no other language`);
	for (const [key, text] of Object.entries(texts['nl'] ?? {})) {
		if (staffKey.test(key)) continue;
		for (const sentence of sentencesIn(text).flatMap((whole) => whole.split(/(?<=[.!?:])\s+|\n/))) {
			const length = sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
			if (length > longestSentence)
				wrong.push(`${namespace}/nl.json: "${key}" has a sentence of ${length} words: ${sentence}`);
			const found = words.find((word) => sentence.toLowerCase().includes(word));
			if (found) wrong.push(`${namespace}/nl.json: "${key}" uses "${found.trim()}": ${sentence}`);
		}
	}
}
if (wrong.length) {
	console.error(wrong.join('\n'));
	process.exit(1);
}
