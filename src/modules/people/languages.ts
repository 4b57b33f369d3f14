/** ISO 639-1. */
export type LanguageCode = string;

/** Spoken at home in Dutch neighbourhoods, most heard first; others are written in the note. */
export const languageCodes = [
	'nl',
	'en',
	'ar',
	'tr',
	'pl',
	'uk',
	'de',
	'fr',
	'es',
	'pt',
	'fa',
	'so',
	'ti',
	'ru',
	'zh',
	'it',
	'bg',
	'ro',
	'ku',
	'hi',
	'ur',
	'id',
	'fy',
] as const satisfies readonly LanguageCode[];

/** What a language is called, in the reader's own. Unknown codes stay as they are. */
export const languageName = (code: LanguageCode, locale: string): string =>
	new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code;
