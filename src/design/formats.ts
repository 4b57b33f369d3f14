/**
 * Ways to write dates and numbers, each made once: making one takes as long as writing a thousand.
 * Callers choose the language tag themselves, since not every part writes every language.
 */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

export function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return once(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

export function numbers(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
	return once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

function once<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
	const known = made.get(key);
	if (known) return known as T;
	const format = make();
	made.set(key, format);
	return format;
}
