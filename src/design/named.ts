import { getLocale } from '#text/runtime';

/** A name in the reader's language. The catalogues speak Dutch and English; readers of another language get the Dutch. */
export const named = (words: { nl: string; en: string }): string => (getLocale() === 'en' ? words.en : words.nl);
