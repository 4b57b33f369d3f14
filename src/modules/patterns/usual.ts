/** How often something is usual, ready for a sentence in plain words. */
export type Usual =
	/** So many in the same weeks: "één", "één, soms twee". */
	| { readonly kind: 'count'; readonly low: number; readonly high: number }
	/** Less than one in the same weeks: one in so many weeks. */
	| { readonly kind: 'one-per-weeks'; readonly weeks: number }
	| { readonly kind: 'one-per-months'; readonly months: number }
	| { readonly kind: 'one-per-years'; readonly years: number }
	/** Less than once in ten years: nobody's memory goes that far. */
	| { readonly kind: 'rarely' };

const weeksInMonth = 365.25 / 12 / 7;
const twoYears = 104;
const tenYears = 522;

/**
 * What `expected` persons in `weeks` weeks means, rounded the way people say it.
 * @param expected persons in the window, more than 0
 */
export function usualIn(expected: number, weeks: number): Usual {
	if (expected >= 0.75)
		return {
			kind: 'count',
			low: Math.max(1, Math.round(expected - 0.4)),
			high: Math.max(1, Math.round(expected + 0.3)),
		};
	const period = weeks / Math.max(expected, Number.MIN_VALUE);
	if (period < 13) return { kind: 'one-per-weeks', weeks: Math.round(period) };
	if (period < twoYears) return { kind: 'one-per-months', months: Math.round(period / weeksInMonth) };
	return period < tenYears ? { kind: 'one-per-years', years: Math.round(period / 52) } : { kind: 'rarely' };
}

const words: Record<'nl' | 'en', readonly string[]> = {
	nl: ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
	en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** Up to twelve in words, above that in digits; other languages than English read Dutch. */
export const numberWord = (number: number, language: string): string =>
	words[language === 'en' ? 'en' : 'nl'][number] ?? String(number);

/** How often chance gives one like this: weeks, months or years, whichever people would say. */
export type Rarity = {
	readonly unit: 'weeks' | 'months' | 'years';
	readonly number: number;
	readonly atLeast: boolean;
};

/** @param weeks between two such findings; `longest` is as far as the calculation sees */
export function rarityOf(weeks: number, longest: number): Rarity {
	const atLeast = weeks >= longest;
	if (weeks < 10) return { unit: 'weeks', number: Math.max(1, Math.round(weeks)), atLeast };
	if (weeks < twoYears) return { unit: 'months', number: Math.round(weeks / weeksInMonth), atLeast };
	return { unit: 'years', number: Math.round(weeks / 52), atLeast };
}
