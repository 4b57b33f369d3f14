import { getLocale } from '#text/runtime';

/** The library speaks Dutch and English; other languages read the Dutch. */
export const words = (text: { nl: string; en: string }): string => (getLocale() === 'en' ? text.en : text.nl);

/** The language the library's words come in, for `lang` beside texts in another language. */
export const wordsLanguage = (): 'nl' | 'en' => (getLocale() === 'en' ? 'en' : 'nl');
