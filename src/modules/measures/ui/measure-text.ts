import { domainWord } from '#modules/plans/ui';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { Line } from '../measure.ts';
import type { Said } from '../measure-words.ts';

/** In the language of the page; Dutch when there is no other. */
export const inWords = (said: Said): string => (getLocale() === 'en' ? said.en : said.nl);

export const lineWord = (domain: Line['domain']): string =>
	domain === 'takingPart' ? m.measures_part() : domainWord(domain);
