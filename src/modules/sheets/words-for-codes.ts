import {
	type DayPart,
	inWeekOrder,
	languageCodes,
	languageName,
	partsOfDay,
	type WeekDay,
	weekDays,
} from '#modules/people';
import { foldedLetters } from './names.ts';

/** What was understood as codes, and the words that were not. */
export type Understood<Code> = { readonly codes: readonly Code[]; readonly rest: readonly string[] };

const languages = new Map(
	languageCodes.flatMap((code) =>
		['nl', 'en'].map((locale) => [foldedLetters(languageName(code, locale)), code] as const),
	),
);
const alsoCalled: Record<string, string> = {
	nl: 'nl',
	engels: 'en',
	farsi: 'fa',
	koerdisch: 'ku',
	tigrinya: 'ti',
	berbers: '',
	oekraiens: 'uk',
	fries: 'fy',
};

/** Languages by their name in Dutch or English, "een beetje Nederlands" among them, or by their code. */
export function readLanguages(names: readonly string[]): Understood<string> {
	const codes: string[] = [];
	const rest: string[] = [];
	for (const name of names.flatMap((words) => words.split(/\s*(?:,|\/|\ben\b|\band\b|&)\s*/i)).filter(Boolean)) {
		const plain = foldedLetters(name);
		const code = languages.get(plain) ?? alsoCalled[plain] ?? (languageCodes.find((known) => known === plain) || '');
		if (code) codes.push(code);
		else rest.push(name);
	}
	return { codes: [...new Set(codes)], rest };
}

const dayWords: readonly [RegExp, readonly WeekDay[]][] = [
	[/\b(?:ma|maandag\w*|mon|mondays?)\b/, ['mon']],
	[/\b(?:di|dinsdag\w*|tue|tuesdays?)\b/, ['tue']],
	[/\b(?:wo|woe|woensdag\w*|wed|wednesdays?)\b/, ['wed']],
	[/\b(?:do|donderdag\w*|thu|thursdays?)\b/, ['thu']],
	[/\b(?:vr|vrij|vrijdag\w*|fri|fridays?)\b/, ['fri']],
	[/\b(?:za|zat|zaterdag\w*|sat|saturdays?)\b/, ['sat']],
	[/\b(?:zo|zon|zondag\w*|sun|sundays?)\b/, ['sun']],
	[/\b(?:weekend\w*)\b/, ['sat', 'sun']],
	[/\b(?:doordeweeks|door de weeks|werkdagen|weekdays)\b/, ['mon', 'tue', 'wed', 'thu', 'fri']],
	[/\b(?:elke dag|alle dagen|iedere dag|dagelijks|altijd|every day|always)\b/, weekDays],
];
const partWords = [
	/(?:ochtend|morgen|\bmorning|\bvoormiddag)/,
	/(?:\w*middag|\bafternoon)/,
	/(?:avond|\bevening)/,
] as const;

/** Parts of days in words: "ma ochtend", "woensdagmiddag", "weekend". A day without a part is the whole of it. */
export function readDayParts(pieces: readonly string[]): Understood<DayPart> {
	const parts: string[] = [];
	const rest: string[] = [];
	for (const piece of pieces) {
		const plain = foldedLetters(piece).replace(/(?<=\w)-(?=\w)/g, ' ');
		const days = dayWords.filter(([words]) => words.test(plain)).flatMap(([, which]) => which);
		const when = partsOfDay.filter((_, index) =>
			(partWords[index] as RegExp).test(plain.replace('voormiddag', 'ochtend')),
		);
		if (days.length === 0 && when.length === 0) rest.push(piece);
		else
			for (const day of days.length ? days : weekDays)
				for (const part of when.length ? when : partsOfDay) parts.push(`${day}-${part}`);
	}
	return { codes: inWeekOrder(parts), rest };
}

const dayNames = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'] as const;
const partNames = { morning: 'ochtend', afternoon: 'middag', evening: 'avond' } as const;

/** The same as words that read back: "ma ochtend". */
export function dayPartWords(part: DayPart): string {
	const [day, time] = part.split('-') as [WeekDay, keyof typeof partNames];
	return `${dayNames[weekDays.indexOf(day)]} ${partNames[time]}`;
}

export const languageWords = (code: string): string => languageName(code, 'nl');
